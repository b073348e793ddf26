from django.urls import path

from bekwaam.portals.learner.results import views

urlpatterns = [path("", views.my_results, name="my-results")]
