from django.urls import path

from bekwaam.portals.account.exports import views

urlpatterns = [
    path("", views.exports, name="exports"),
    path("<uuid:export_id>/", views.download, name="export-download"),
]
