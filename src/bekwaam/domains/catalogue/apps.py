from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from bekwaam.domains.catalogue.search import handlers, messages, my_data  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.people import my_data as own_data  # noqa: PLC0415 - same

        kinds.register(*messages.KINDS)
        own_data.register("aanbod", "Wat je in het aanbod bewaart", my_data.kept_by)
