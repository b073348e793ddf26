from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "bekwaam.domains.design"
    label = "design"

    def ready(self) -> None:
        from bekwaam.domains.design import handlers  # noqa: F401, PLC0415 - subscribes
        from bekwaam.domains.design.enums import SWITCH  # noqa: PLC0415 - same
        from bekwaam.domains.design.kinds import KINDS  # noqa: PLC0415 - after the models are loaded
        from bekwaam.domains.notifications import kinds  # noqa: PLC0415 - same
        from bekwaam.domains.tenancy import switches  # noqa: PLC0415 - same

        kinds.register(*KINDS)
        switches.register(
            switches.Switch(
                SWITCH,
                _("Ontwerpen en ontwikkelen"),
                _("Lesdagen ontwerpen bij het aanbod, en digitaal maatwerk ontwikkelen."),
            )
        )
