from django.urls import path

from bekwaam.portals.shared.about import views

urlpatterns = [
    path("eisen/", views.conformity, name="conformity"),
    path("eisen/<str:row_id>/", views.requirement, name="requirement"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("licenties/", views.licences, name="licences"),
]
