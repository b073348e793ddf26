"""The daily digest itself: one mail with everything a person wanted to hear once a day."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.kinds.registry import Kind, Text, Variable

DIGEST = Kind(
    code="notifications.digest",
    title=_("Dagoverzicht"),
    owner="notifications",
    variables=(Variable("aantal", _("Hoeveel berichten erin staan"), "3"),),
    may_switch_off=False,
    button=_("Bekijk je berichten"),
    texts={
        "nl": Text("Je dagoverzicht van {academie}", "Hallo {voornaam},\n\nDit is er nieuw voor jou:"),
        "en": Text("Your daily overview of {academie}", "Hello {voornaam},\n\nThis is new for you:"),
    },
)
KINDS = (DIGEST,)
