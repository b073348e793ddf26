from django.urls import path

from bekwaam.portals.learner.messages import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("alles-gelezen/", views.read_all, name="inbox-read-all"),
    path("<uuid:message_id>/", views.message, name="message"),
]
