from django.urls import path

from bekwaam.portals.manager.results import views

urlpatterns = [path("<uuid:member_id>/resultaten/", views.member_results, name="team-results")]
