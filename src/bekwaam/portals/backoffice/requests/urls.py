from django.urls import path

from bekwaam.portals.backoffice.requests import budgets, views

urlpatterns = [
    path("", views.requests, name="managed-requests"),
    path("budget/", budgets.rules, name="budget-rules"),
    path("budget/<uuid:budgetrule_id>/weg/", budgets.remove, name="budget-rule-remove"),
]
