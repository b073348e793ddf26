from django.apps import AppConfig


class AdminPortalConfig(AppConfig):
    name = "bekwaam.portals.admin"
    label = "portal_admin"
