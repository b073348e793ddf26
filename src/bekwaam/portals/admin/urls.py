from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/organisatie/", include("bekwaam.portals.admin.organisation.urls")),
    path("beheer/aanleveringen/", include("bekwaam.portals.admin.deliveries.urls")),
]
