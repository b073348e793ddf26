from django.urls import path

from bekwaam.portals.manager.skills import views

urlpatterns = [
    path("", views.team_skills, name="team-skills"),
    path("<uuid:member_id>/", views.member, name="team-member-skills"),
    path("<uuid:member_id>/<uuid:skill_id>/niveau/", views.confirm, name="team-member-level"),
]
