from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/skills/", include("bekwaam.portals.backoffice.skills.urls")),
    path("", include("bekwaam.portals.backoffice.design.urls")),
    path("beheer/ontwikkeling/", include("bekwaam.portals.backoffice.development.urls")),
]
