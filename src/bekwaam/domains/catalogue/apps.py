from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from bekwaam.domains.catalogue.search import handlers  # noqa: F401, PLC0415 - subscribes
