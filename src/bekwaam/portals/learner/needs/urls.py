from django.urls import path

from bekwaam.portals.learner.needs import views

urlpatterns = [path("", views.report, name="need-report")]
"""Reached from a search that found nothing, with the words in `zoek`."""
