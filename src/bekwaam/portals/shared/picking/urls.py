from django.urls import path

from bekwaam.portals.shared.picking import views

urlpatterns = [
    path("kies/medewerker/", views.people, name="pick-person"),
    path("kies/onderdeel/", views.units, name="pick-unit"),
]
