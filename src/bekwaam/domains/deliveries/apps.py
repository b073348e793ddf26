from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "bekwaam.domains.deliveries"
    label = "deliveries"
