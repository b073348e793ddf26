from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "bekwaam.domains.audit"
    label = "audit"

    def ready(self) -> None:
        from bekwaam.domains.audit import handlers  # noqa: F401, PLC0415 - subscribes
