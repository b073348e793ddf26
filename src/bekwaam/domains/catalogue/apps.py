from django.apps import AppConfig

SCOPES = {
    "aanbod:lezen": "Het aanbod bekijken dat de medewerker van de sleutel ziet",
    "aanbod:beheren": "Het aanbod bekijken en wijzigen dat de medewerker van de sleutel beheert",
}


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from bekwaam.domains.catalogue.search import handlers, messages, my_data  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.people import my_data as own_data  # noqa: PLC0415 - same

        kinds.register(*messages.KINDS)
        own_data.register("aanbod", "Wat je in het aanbod bewaart", my_data.kept_by)
        from bekwaam.domains.people.tokens.rules import add_scopes  # noqa: PLC0415 - after the models are loaded

        add_scopes(SCOPES)
