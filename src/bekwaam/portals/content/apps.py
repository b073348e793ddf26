from django.apps import AppConfig


class ContentPortalConfig(AppConfig):
    name = "bekwaam.portals.content"
    label = "portal_content"
