from django.urls import path

from bekwaam.portals.learner.feed import views

urlpatterns = [
    path("feed.json", views.feed, {"form": "json"}, name="offering-feed-json"),
    path("feed.rss", views.feed, {"form": "rss"}, name="offering-feed-rss"),
    path("feed.atom", views.feed, {"form": "atom"}, name="offering-feed-atom"),
]
