from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.portfolio.enums import MODULE


class PortfolioConfig(AppConfig):
    name = "bekwaam.domains.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - after the models are loaded
        from bekwaam.domains.people.my_data import register  # noqa: PLC0415 - same
        from bekwaam.domains.people.tokens.rules import add_scopes  # noqa: PLC0415 - same
        from bekwaam.domains.portfolio import handlers  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.portfolio.letters import KINDS  # noqa: PLC0415 - same
        from bekwaam.domains.portfolio.queries.own import brought_by  # noqa: PLC0415 - same
        from bekwaam.domains.tenancy import switches  # noqa: PLC0415 - same

        title, text = _("Portfolio"), _("Leerbehoeften, portfolio-overleg, jaarkalender en contracten.")
        switches.register(switches.Switch(MODULE, title, text))
        kinds.register(*KINDS)
        add_scopes(
            {
                "leerbehoeften:lezen": "Leerbehoeften bekijken",
                "leerbehoeften:schrijven": "Leerbehoeften inbrengen en wijzigen",
            }
        )
        register("leerbehoeften", "Leerbehoeften die je inbracht", brought_by)
