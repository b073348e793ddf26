from django.apps import AppConfig


class TrainerPortalConfig(AppConfig):
    name = "bekwaam.portals.trainer"
    label = "portal_trainer"
