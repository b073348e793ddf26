"""The people of the demo, by what they show: a name on a card and one line about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class PersonaWords:
    title: str | Promise
    text: str | Promise
    icon: str


WORDS = {
    "medewerker": PersonaWords(_("Medewerker"), _("Leert, meldt zich aan en ziet wat nodig is."), "user"),
    "leidinggevende": PersonaWords(_("Leidinggevende"), _("Geeft akkoord en volgt het team."), "users"),
    "backoffice": PersonaWords(_("Backoffice"), _("Beheert het aanbod van een onderdeel."), "clipboard-list"),
    "ulc": PersonaWords(_("Centraal leercentrum"), _("Verzorgt wat voor iedereen is."), "building-community"),
    "trainer": PersonaWords(_("Trainer"), _("Begeleidt bijeenkomsten."), "presentation"),
    "financien": PersonaWords(_("Financiën"), _("Ziet kosten en rekent door."), "coin-euro"),
    "ciso": PersonaWords(
        _("Informatiebeveiliging"), _("Houdt de organisatie bewust en alert."), "shield-lock"
    ),
    "functioneel-beheerder": PersonaWords(_("Functioneel beheerder"), _("Richt de academie in."), "settings"),
    "auditor": PersonaWords(_("Auditor"), _("Kijkt mee en wijzigt niets."), "eye"),
    "leverancier": PersonaWords(_("Leverancier"), _("Volgt de eigen ingehuurde mensen."), "briefcase"),
}


def words_for(slug: str) -> PersonaWords:
    return WORDS.get(slug) or PersonaWords(slug.replace("-", " ").capitalize(), "", "user")


def in_order(slugs: Iterable[str]) -> list[str]:
    """From the one who learns to the one who looks in; the database keeps no order of its own."""
    known = list(WORDS)
    return sorted(slugs, key=lambda slug: known.index(slug) if slug in WORDS else len(known))
