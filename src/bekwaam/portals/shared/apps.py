from django.apps import AppConfig


class SharedPortalConfig(AppConfig):
    name = "bekwaam.portals.shared"
    label = "portal_shared"
