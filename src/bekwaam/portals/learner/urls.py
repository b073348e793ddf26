from django.urls import URLPattern, URLResolver, include, path

from bekwaam.portals.learner import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("aanbod/", include("bekwaam.portals.learner.search.urls")),
    path("aanbod/", include("bekwaam.portals.learner.activity.urls")),
    path("aanbod/", include("bekwaam.portals.learner.feed.urls")),
    path("mijn-leren/", include("bekwaam.portals.learner.results.urls")),
    path("", include("bekwaam.portals.learner.requests.urls")),
    path("leerbehoefte/", include("bekwaam.portals.learner.needs.urls")),
    path("berichten/", include("bekwaam.portals.learner.messages.urls")),
    path("", include("bekwaam.portals.learner.audience.urls")),
    path("", include("bekwaam.portals.learner.skills.urls")),
]
