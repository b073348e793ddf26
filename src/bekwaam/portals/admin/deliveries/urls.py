from django.urls import path

from bekwaam.portals.admin.deliveries import mapping, views

urlpatterns = [
    path("", views.deliveries, name="deliveries"),
    path("<uuid:run_id>/", views.delivery, name="delivery"),
    path("<uuid:run_id>/koppeling/", mapping.choose, name="delivery-mapping"),
    path("<uuid:run_id>/verwerken/", views.carry_out, name="delivery-carry-out"),
    path("koppelingen/<uuid:mapping_id>/verwijderen/", mapping.forget, name="mapping-forget"),
]
