from django.urls import path

from bekwaam.portals.admin.keys import views

urlpatterns = [
    path("", views.keys, name="api-keys"),
    path("<uuid:token_id>/intrekken/", views.withdraw, name="api-key-withdraw"),
]
