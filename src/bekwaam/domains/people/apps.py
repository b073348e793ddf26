from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "bekwaam.domains.people"
    label = "people"

    def ready(self) -> None:
        from bekwaam.domains.deliveries.askers import found_by  # noqa: PLC0415 - same
        from bekwaam.domains.deliveries.importers import register  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.people.accounts import handlers  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.people.accounts.rules import HOUSE_RULES  # noqa: PLC0415 - same
        from bekwaam.domains.people.importer.registration import PeopleImporter, asker_of  # noqa: PLC0415 - same
        from bekwaam.domains.tenancy.switches import register_rules  # noqa: PLC0415 - same

        register(PeopleImporter())
        register_rules(*HOUSE_RULES)
        found_by(asker_of)
        import_module(f"{self.name}.handlers")
