from importlib import import_module

from django.apps import AppConfig

PARTS_WITH_A_MENU = (
    "organisation",
    "deliveries",
    "people",
    "notifications",
    "audit",
    "register",
    "switches",
    "keys",
)


class AdminPortalConfig(AppConfig):
    name = "bekwaam.portals.admin"
    label = "portal_admin"

    def ready(self) -> None:
        """The registry is filled when all apps are there."""
        import_module(f"{self.name}.menu").register()
        for part in PARTS_WITH_A_MENU:
            import_module(f"{self.name}.{part}.menu").register()
