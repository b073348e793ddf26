from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

MODULE = "exchange"


class ExchangeConfig(AppConfig):
    name = "bekwaam.domains.exchange"
    label = "exchange"

    def ready(self) -> None:
        from bekwaam.domains.exchange import handlers, informing, messages, tasks  # noqa: F401, PLC0415 - they subscribe
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - apps must be loaded first
        from bekwaam.domains.tenancy import switches  # noqa: PLC0415 - same

        kinds.register(*messages.KINDS)
        title = _("Uitwisselen met andere academies")
        text = _(
            "Aanbieden aan andere academies en aanbod van hen overnemen. Wat is overgenomen, loopt door."
        )
        switches.register(switches.Switch(MODULE, title, text))
