"""Addresses for machines, the same on every host."""

from django.urls import path

from bekwaam.portals.shared import operations

urlpatterns = [
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("metrics", operations.metrics, name="metrics"),
]
