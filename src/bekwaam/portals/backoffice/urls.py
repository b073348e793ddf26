from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/aanbod/", include("bekwaam.portals.backoffice.synonyms.urls")),
    path("", include("bekwaam.portals.backoffice.audience.urls")),
    path("beheer/skills/", include("bekwaam.portals.backoffice.skills.urls")),
]
