from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "bekwaam.domains.exchange"
    label = "exchange"

    def ready(self) -> None:
        from bekwaam.domains.exchange import handlers, tasks  # noqa: F401, PLC0415 - they subscribe when loaded
