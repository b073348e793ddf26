from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "bekwaam.domains.notifications"
    label = "notifications"

    def ready(self) -> None:
        from bekwaam.domains.notifications import handlers, house  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.notifications.kinds import accounts, deliveries, digest, people, register  # noqa: PLC0415
        from bekwaam.domains.tenancy.switches import register_rules  # noqa: PLC0415 - same

        register_rules(*house.RULES)
        register(*accounts.KINDS, *deliveries.KINDS, *digest.KINDS, *people.KINDS)
