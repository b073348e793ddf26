from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from bekwaam.portals.shared import guide, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("thema/<slug:digest>.css", views.theme_sheet, name="theme-sheet"),
    path("icoon.svg", views.icon, name="icon"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("offline/", views.offline, name="offline"),
    path("weergave/", views.choose_appearance, name="appearance"),
    path("taal/", set_language, name="language"),
    path("stijl/", guide.style_guide, name="style-guide"),
    path("stijl/<slug:part>/", guide.style_guide, name="style-guide-part"),
]
