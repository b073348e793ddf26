from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "bekwaam.domains.organisation"
    label = "organisation"

    def ready(self) -> None:
        from bekwaam.domains.deliveries.importers import register  # noqa: PLC0415 - after the models are loaded
        from bekwaam.domains.organisation.importer import UnitImporter  # noqa: PLC0415 - same

        register(UnitImporter())
