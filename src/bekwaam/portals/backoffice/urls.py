from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/skills/", include("bekwaam.portals.backoffice.skills.urls")),
    path("beheer/uitwisseling/", include("bekwaam.portals.backoffice.exchange.urls")),
]
