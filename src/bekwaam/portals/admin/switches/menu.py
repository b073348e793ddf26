"""Where the switches stand in the menu, and what a refusal says."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {
    "house_rule_out_of_bounds": gettext_noop("Kies een getal van {least} tot en met {most}."),
    "house_rule_unknown_choice": gettext_noop("Kies uit de lijst bij: {title}."),
    "house_rule_too_long": gettext_noop("Maak de tekst bij “{title}” korter: hoogstens {most} tekens."),
    "house_rule_no_address": gettext_noop("Typ bij “{title}” een e-mailadres, zoals naam@voorbeeld.nl."),
    "house_rule_no_phone": gettext_noop("Typ bij “{title}” een telefoonnummer, zoals 14 030."),
}


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
