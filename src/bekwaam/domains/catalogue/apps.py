from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from bekwaam.domains.catalogue.importer import ActivityImporter  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.catalogue.messages import KINDS  # noqa: PLC0415 - same
        from bekwaam.domains.deliveries import importers  # noqa: PLC0415 - same
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - same

        kinds.register(*KINDS)
        importers.register(ActivityImporter())
        import_module(f"{self.name}.handlers")
