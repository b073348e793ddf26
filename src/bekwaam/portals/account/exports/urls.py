from django.urls import path

from bekwaam.portals.account.exports import views

urlpatterns = [
    path("", views.exports, name="exports"),
    path("<uuid:run_id>/", views.download, name="export-download"),
]
