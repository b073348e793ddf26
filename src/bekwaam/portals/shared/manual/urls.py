from django.urls import path

from bekwaam.portals.shared.manual import views

urlpatterns = [
    path("hulp/", views.contents, name="help"),
    path("hulp/<slug:slug>/", views.manual_page, name="help-page"),
]
