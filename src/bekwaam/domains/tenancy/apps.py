from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "bekwaam.domains.tenancy"
    label = "tenancy"
