from django.apps import AppConfig


class AwarenessPortalConfig(AppConfig):
    name = "bekwaam.portals.awareness"
    label = "portal_awareness"
