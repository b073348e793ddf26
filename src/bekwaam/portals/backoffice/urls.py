from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/aanbod/", include("bekwaam.portals.backoffice.synonyms.urls")),
    path("", include("bekwaam.portals.backoffice.audience.urls")),
    path("beheer/aanvragen/", include("bekwaam.portals.backoffice.requests.urls")),
    path("", include("bekwaam.portals.backoffice.offering.urls")),
    path("beheer/ervaringen/", include("bekwaam.portals.backoffice.reviews.urls")),
    path("beheer/skills/", include("bekwaam.portals.backoffice.skills.urls")),
    path("beheer/portfolio/", include("bekwaam.portals.backoffice.portfolio.urls")),
    path("beheer/contracten/", include("bekwaam.portals.backoffice.contracts.urls")),
    path("", include("bekwaam.portals.backoffice.design.urls")),
    path("beheer/ontwikkeling/", include("bekwaam.portals.backoffice.development.urls")),
    path("beheer/uitwisseling/", include("bekwaam.portals.backoffice.exchange.urls")),
]
