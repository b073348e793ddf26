from django.urls import path

from bekwaam.portals.manager.requests import views

urlpatterns = [path("", views.team, name="team-requests")]
