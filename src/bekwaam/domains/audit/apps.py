from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "bekwaam.domains.audit"
    label = "audit"
