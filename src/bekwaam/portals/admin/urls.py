from django.urls import URLPattern, URLResolver, path

from bekwaam.portals.admin.theme import views as theme

urlpatterns: list[URLPattern | URLResolver] = [
    path("beheer/thema/", theme.house_style, name="theme"),
    path("beheer/thema/voorbeeld.css", theme.preview_sheet, name="theme-preview"),
]
