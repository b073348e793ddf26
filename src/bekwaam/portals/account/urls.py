from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/berichten/", include("bekwaam.portals.account.notifications.urls")),
]
