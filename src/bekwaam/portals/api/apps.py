from django.apps import AppConfig


class ApiPortalConfig(AppConfig):
    name = "bekwaam.portals.api"
    label = "portal_api"
