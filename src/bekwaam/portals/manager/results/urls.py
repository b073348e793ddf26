from django.urls import path

from bekwaam.portals.manager.results import views

urlpatterns = [path("<uuid:person_id>/resultaten/", views.member_results, name="team-results")]
