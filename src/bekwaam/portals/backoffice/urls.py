from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("bekwaam.portals.backoffice.audience.urls")),
    path("beheer/skills/", include("bekwaam.portals.backoffice.skills.urls")),
]
