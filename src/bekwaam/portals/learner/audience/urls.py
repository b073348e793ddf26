from django.urls import path

from bekwaam.portals.learner.audience import views

urlpatterns = [path("aanbod/<uuid:activity_id>/waarom/", views.why, name="activity-why")]
