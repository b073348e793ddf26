from django.apps import AppConfig


class AccountPortalConfig(AppConfig):
    name = "bekwaam.portals.account"
    label = "portal_account"
