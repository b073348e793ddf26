from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bekwaam.domains.catalogue"
    label = "catalogue"
