from django.urls import path

from bekwaam.portals.manager.offering import views

urlpatterns = [path("", views.team_offering, name="team-offering")]
