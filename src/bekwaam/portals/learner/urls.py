from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("berichten/", include("bekwaam.portals.learner.messages.urls")),
]
