from django.apps import AppConfig


class BackofficePortalConfig(AppConfig):
    name = "bekwaam.portals.backoffice"
    label = "portal_backoffice"
