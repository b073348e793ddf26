from django.urls import path

from bekwaam.portals.backoffice.contracts import hanging, views

urlpatterns = [
    path("", views.overview, name="contracts"),
    path("nieuw/", views.add, name="contract-new"),
    path("leveranciers/<uuid:supplier_id>/", views.supplier, name="contract-supplier"),
    path("<uuid:contract_id>/", views.one, name="contract"),
    path("<uuid:contract_id>/wijzig/", views.change, name="contract-change"),
    path("<uuid:contract_id>/verleng/", views.extend, name="contract-extend"),
    path("<uuid:contract_id>/percelen/", hanging.add_lot, name="contract-lot-add"),
    path("<uuid:contract_id>/percelen/<uuid:lot_id>/weg/", hanging.drop_lot, name="contract-lot-drop"),
    path("<uuid:contract_id>/prijzen/", hanging.add_price, name="contract-price-add"),
    path("<uuid:contract_id>/prijzen/<uuid:price_id>/weg/", hanging.drop_price, name="contract-price-drop"),
    path("<uuid:contract_id>/bestanden/", hanging.add_document, name="contract-document-add"),
    path("<uuid:contract_id>/bestanden/<uuid:document_id>/", hanging.document, name="contract-document"),
    path(
        "<uuid:contract_id>/bestanden/<uuid:document_id>/weg/",
        hanging.drop_document,
        name="contract-document-drop",
    ),
]
