from django.urls import path

from bekwaam.portals.account.feeds import views

urlpatterns = [
    path("", views.feeds, name="account-feeds"),
    path("<uuid:feedkey_id>/stop/", views.stop, name="account-feed-stop"),
]
