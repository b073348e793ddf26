from django.urls import URLPattern, URLResolver, include, path

from bekwaam.portals.learner import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("berichten/", include("bekwaam.portals.learner.messages.urls")),
    path("", include("bekwaam.portals.learner.skills.urls")),
]
