from django.urls import path

from bekwaam.portals.admin.organisation import kinds, views

urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("nieuw/", views.create, name="unit-new"),
    path("soorten/", kinds.kinds, name="unit-kinds"),
    path("soorten/<uuid:kind_id>/", kinds.kind, name="unit-kind"),
    path("soorten/<uuid:kind_id>/verwijderen/", kinds.forget, name="unit-kind-forget"),
    path("<uuid:unit_id>/", views.unit, name="unit"),
    path("<uuid:unit_id>/hernoemen/", views.rename, name="unit-rename"),
    path("<uuid:unit_id>/verplaatsen/", views.move, name="unit-move"),
    path("<uuid:unit_id>/wijzigen/", views.change, name="unit-change"),
    path("<uuid:unit_id>/beeindigen/", views.end, name="unit-end"),
]
