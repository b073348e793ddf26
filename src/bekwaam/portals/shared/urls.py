from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from bekwaam.portals.shared import views
from bekwaam.portals.shared.guide.views import style_guide, suggested

urlpatterns: list[URLPattern | URLResolver] = [
    path("thema/<slug:digest>.css", views.theme_sheet, name="theme-sheet"),
    path("logo/<slug:digest>/", views.logo, name="logo"),
    path("icoon.svg", views.icon, name="icon"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("offline/", views.offline, name="offline"),
    path("weergave/", views.choose_appearance, name="appearance"),
    path("taal/", set_language, name="language"),
    path("beheer/", views.backoffice, name="backoffice"),
    path("stijl/", style_guide, name="style-guide"),
    path("stijl/kies/", suggested, name="style-guide-picker"),
    path("stijl/<slug:part>/", style_guide, name="style-guide-part"),
    path("", include("bekwaam.portals.shared.about.urls")),
    path("", include("bekwaam.portals.shared.picking.urls")),
    path("", include("bekwaam.portals.shared.manual.urls")),
]
