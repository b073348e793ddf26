from django.urls import path

from bekwaam.portals.shared.picking import views

urlpatterns = [
    path("kies/medewerker/", views.people, name="pick-person"),
    path("kies/onderdeel/", views.units, name="pick-unit"),
    path("kies/skill/", views.skills, name="pick-skill"),
    path("kies/skill-of-groep/", views.skills_and_groups, name="pick-skill-or-group"),
]
