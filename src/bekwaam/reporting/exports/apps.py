from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "bekwaam.reporting.exports"
    label = "exports"

    def ready(self) -> None:
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - needs the apps
        from bekwaam.reporting.exports import lists, messages, registry  # noqa: PLC0415 - same

        kinds.register(messages.EXPORT_READY)
        registry.register(*lists.LISTS)
