from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/portfolio/", include("bekwaam.portals.backoffice.portfolio.urls")),
    path("beheer/contracten/", include("bekwaam.portals.backoffice.contracts.urls")),
]
