from django.urls import URLPattern, URLResolver, include, path

from bekwaam.portals.admin.theme import views as theme

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/thema/", theme.house_style, name="theme"),
    path("beheer/thema/logo/", theme.logo, name="theme-logo"),
    path("beheer/thema/voorbeeld.css", theme.preview_sheet, name="theme-preview"),
    path("beheer/organisatie/", include("bekwaam.portals.admin.organisation.urls")),
    path("beheer/aanleveringen/", include("bekwaam.portals.admin.deliveries.urls")),
    path("beheer/logboek/", include("bekwaam.portals.admin.audit.urls")),
    path("beheer/verwerkingsregister/", include("bekwaam.portals.admin.register.urls")),
    path("beheer/onderdelen/", include("bekwaam.portals.admin.switches.urls")),
    path("beheer/berichten/", include("bekwaam.portals.admin.notifications.urls")),
    path("beheer/sleutels/", include("bekwaam.portals.admin.keys.urls")),
    path("", include("bekwaam.portals.admin.people.urls")),
]
