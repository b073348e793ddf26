"""Where the switches stand in the menu, and what a refusal says."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {"house_rule_out_of_bounds": gettext_noop("Kies een getal van {least} tot en met {most}.")}


def register() -> None:
    refusals.register(SENTENCES)
    navigation.register(
        navigation.Item(
            label=_("Instellingen"),
            icon="adjustments-horizontal",
            url_name="switches",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(Role.FUNCTIONAL_ADMIN),
            group=_("Inrichting"),
            order=810,
        )
    )
