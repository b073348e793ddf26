from importlib import import_module

from django.apps import AppConfig

SCOPES = {
    "aanbod:lezen": "Het aanbod bekijken dat de medewerker van de sleutel ziet",
    "aanbod:beheren": "Het aanbod bekijken en wijzigen dat de medewerker van de sleutel beheert",
}


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """What the other contexts ask of it; their registries are there when all apps are loaded."""
        import_module(f"{self.name}.search.handlers")
        import_module(f"{self.name}.handlers")
        from bekwaam.domains.catalogue.importer import ActivityImporter  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.catalogue.messages import KINDS  # noqa: PLC0415 - same
        from bekwaam.domains.catalogue.search import messages, my_data  # noqa: PLC0415 - same
        from bekwaam.domains.deliveries import importers  # noqa: PLC0415 - same
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - same
        from bekwaam.domains.people import my_data as own_data  # noqa: PLC0415 - same
        from bekwaam.domains.people.tokens.rules import add_scopes  # noqa: PLC0415 - same

        add_scopes(SCOPES)
        kinds.register(*KINDS, *messages.KINDS)
        own_data.register("aanbod", "Wat je in het aanbod bewaart", my_data.kept_by)
        importers.register(ActivityImporter())
