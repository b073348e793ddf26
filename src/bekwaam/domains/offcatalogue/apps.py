from importlib import import_module

from django.apps import AppConfig


class OffCatalogueConfig(AppConfig):
    name = "bekwaam.domains.offcatalogue"
    label = "offcatalogue"

    def ready(self) -> None:
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.offcatalogue import house, messages  # noqa: PLC0415 - same
        from bekwaam.domains.offcatalogue.queries.requests import own_requests, own_steps  # noqa: PLC0415 - same
        from bekwaam.domains.people.my_data import register  # noqa: PLC0415 - same
        from bekwaam.domains.people.tokens.rules import add_scopes  # noqa: PLC0415 - same
        from bekwaam.domains.tenancy import switches  # noqa: PLC0415 - same

        switches.register(house.SWITCH)
        switches.register_rules(*house.RULES)
        kinds.register(*messages.KINDS)
        add_scopes(
            {
                "aanvragen:lezen": "Aanvragen buiten catalogus bekijken",
                "aanvragen:schrijven": "Aanvragen buiten catalogus doen en erover beslissen",
            }
        )
        register("aanvragen", "Aanvragen buiten de catalogus, van jou en voor jou", own_requests)
        register("aanvraagstappen", "Wat er met die aanvragen gebeurde, en wat jij besliste", own_steps)
        import_module(f"{self.name}.handlers")
