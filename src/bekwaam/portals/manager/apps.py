from django.apps import AppConfig


class ManagerPortalConfig(AppConfig):
    name = "bekwaam.portals.manager"
    label = "portal_manager"
