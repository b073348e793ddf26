from django.apps import AppConfig


class SupplierPortalConfig(AppConfig):
    name = "bekwaam.portals.supplier"
    label = "portal_supplier"
