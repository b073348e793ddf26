"""The rules of the house for messages, as the academy sets them."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.facts import QuietHours
from bekwaam.domains.tenancy.switches import HouseRule, HouseWords, value_of

SENDER_NAME = HouseWords(
    "mail",
    "sender_name",
    _("Naam van de afzender van mail"),
    _("Leeg: de naam van het leerplein met de naam van de organisatie."),
)
REPLY_TO = HouseWords(
    "mail",
    "reply_to",
    _("Antwoordadres van mail"),
    _("Wie op een mail antwoordt, schrijft naar dit adres. Leeg: het e-mailadres voor hulp, als dat er is."),
    longest=254,
    shape="email",
)
QUIET_FROM = HouseRule(
    "mail",
    "quiet_from",
    _("Stille uren beginnen om (uur)"),
    _("Geen mail in de stille uren, behalve dringende. Wie zelf kiest, gaat voor."),
    standard=0,
    least=0,
    most=23,
)
QUIET_UNTIL = HouseRule(
    "mail",
    "quiet_until",
    _("Stille uren eindigen om (uur)"),
    _("Hetzelfde uur als het begin betekent: geen stille uren."),
    standard=0,
    least=0,
    most=23,
)
MAILS_KEPT = HouseRule(
    "retention",
    "mail_days",
    _("Overzicht van verstuurde mail zoveel dagen bewaren"),
    _("De tekst van een mail gaat altijd na een week weg; dit is welke mail naar wie ging, en waarom."),
    standard=365,
    least=30,
    most=730,
)
RULES = (SENDER_NAME, REPLY_TO, QUIET_FROM, QUIET_UNTIL, MAILS_KEPT)


def quiet_by_default(options: Mapping[str, Any]) -> QuietHours | None:
    """For who never chose."""
    begins, ends = value_of(options, QUIET_FROM), value_of(options, QUIET_UNTIL)
    return None if begins == ends else QuietHours(time(begins), time(ends))
