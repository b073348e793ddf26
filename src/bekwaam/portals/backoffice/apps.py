from importlib import import_module

from django.apps import AppConfig

PARTS_WITH_A_MENU = (
    "offering",
    "audience",
    "skills",
    "requests",
    "portfolio",
    "contracts",
    "design",
    "development",
    "synonyms",
    "reviews",
    "exchange",
)


class BackofficePortalConfig(AppConfig):
    name = "bekwaam.portals.backoffice"
    label = "portal_backoffice"

    def ready(self) -> None:
        """The registry is filled when all apps are there."""
        for part in PARTS_WITH_A_MENU:
            import_module(f"{self.name}.{part}.menu").register()
