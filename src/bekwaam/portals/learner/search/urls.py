from django.urls import path

from bekwaam.portals.learner.search import views

urlpatterns = [
    path("", views.offering, name="offering"),
]
