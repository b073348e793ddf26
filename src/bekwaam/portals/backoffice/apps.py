from importlib import import_module

from django.apps import AppConfig

PARTS_WITH_A_MENU = ("skills",)


class BackofficePortalConfig(AppConfig):
    name = "bekwaam.portals.backoffice"
    label = "portal_backoffice"

    def ready(self) -> None:
        for part in PARTS_WITH_A_MENU:
            import_module(f"{self.name}.{part}.menu").register()
