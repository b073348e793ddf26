from django.urls import URLPattern, URLResolver, include, path

from bekwaam.portals.manager import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-team/", views.team, name="team"),
    path("mijn-team/aanbod/", include("bekwaam.portals.manager.offering.urls")),
    path("mijn-team/", include("bekwaam.portals.manager.results.urls")),
    path("mijn-team/aanvragen/", include("bekwaam.portals.manager.requests.urls")),
    path("mijn-team/vervanging/", views.substitutes, name="team-substitutes"),
    path("mijn-team/skills/", include("bekwaam.portals.manager.skills.urls")),
    path(
        "mijn-team/vervanging/<uuid:delegation_id>/einde/", views.end_substitute, name="team-delegation-end"
    ),
]
