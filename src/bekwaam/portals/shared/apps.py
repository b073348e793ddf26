from importlib import import_module

from django.apps import AppConfig


class SharedPortalConfig(AppConfig):
    name = "bekwaam.portals.shared"
    label = "portal_shared"

    def ready(self) -> None:
        import_module(f"{self.name}.about.menu").add_to_footer()
