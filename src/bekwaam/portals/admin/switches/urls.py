from django.urls import path

from bekwaam.portals.admin.switches import views

urlpatterns = [
    path("", views.overview, name="switches"),
    path("aan-en-uit/", views.switch, name="switches-change"),
    path("huisregels/", views.rules, name="house-rules-change"),
]
