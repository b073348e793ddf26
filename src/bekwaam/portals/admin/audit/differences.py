"""Before and after, field by field, in words that a reader knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.tenancy import switches
from bekwaam.portals.shared.role_words import ROLE_WORDS, role_word, task_words

LONGEST = 300
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WORDS = {
    "address": gettext_noop("adres"),
    "alt_labels": gettext_noop("andere namen"),
    "body": gettext_noop("tekst"),
    "broader": gettext_noop("valt onder"),
    "changed": gettext_noop("gewijzigd"),
    "code": gettext_noop("code"),
    "cost_centre": gettext_noop("kostenplaats"),
    "counts": gettext_noop("aantallen"),
    "definition": gettext_noop("definitie"),
    "digest": gettext_noop("kenmerk van het bestand"),
    "display_name": gettext_noop("naam boven de pagina"),
    "dissolved": gettext_noop("samengevoegd"),
    "email": gettext_noop("e-mail"),
    "ended": gettext_noop("beëindigd"),
    "ended_on": gettext_noop("laatste dag"),
    "ends_on": gettext_noop("tot en met"),
    "external_id": gettext_noop("kenmerk van de inlogdienst"),
    "facts": gettext_noop("gebeurtenissen"),
    "family_name": gettext_noop("achternaam"),
    "full_name": gettext_noop("volledige naam"),
    "function": gettext_noop("functie"),
    "given_name": gettext_noop("voornaam"),
    "hours_per_week": gettext_noop("uren per week"),
    "how": gettext_noop("hoe"),
    "infix": gettext_noop("tussenvoegsels"),
    "is_active": gettext_noop("in gebruik"),
    "is_default": gettext_noop("vanzelf gebruikt"),
    "job": gettext_noop("dienstverband"),
    "hash": gettext_noop("zegel"),
    "kept_since": gettext_noop("bewaard vanaf"),
    "kind": gettext_noop("soort"),
    "label": gettext_noop("naam"),
    "last_day": gettext_noop("laatste dag"),
    "leader": gettext_noop("leidinggevende"),
    "leader_number": gettext_noop("personeelsnummer van de leidinggevende"),
    "level": gettext_noop("niveau"),
    "levels": gettext_noop("niveaus"),
    "manager": gettext_noop("leidinggevende"),
    "moved": gettext_noop("verplaatst"),
    "name": gettext_noop("naam"),
    "named_manager": gettext_noop("eigen leidinggevende"),
    "new": gettext_noop("nieuw"),
    "number": gettext_noop("aantal"),
    "parent": gettext_noop("valt onder"),
    "personnel_number": gettext_noop("personeelsnummer"),
    "reason": gettext_noop("reden"),
    "related": gettext_noop("verwante skills"),
    "role": gettext_noop("rol"),
    "row": gettext_noop("laatste gebeurtenis die wegging"),
    "rows": gettext_noop("rijen"),
    "scopes": gettext_noop("mag"),
    "skill": gettext_noop("skill"),
    "source": gettext_noop("herkomst"),
    "started_on": gettext_noop("eerste dag"),
    "starts_on": gettext_noop("vanaf"),
    "state": gettext_noop("stand"),
    "subject": gettext_noop("onderwerp"),
    "substitute": gettext_noop("vervanger"),
    "supplier": gettext_noop("leverancier"),
    "tasks": gettext_noop("taken"),
    "unit": gettext_noop("onderdeel"),
    "uri": gettext_noop("webadres"),
    "valid_from": gettext_noop("vanaf"),
    "valid_until": gettext_noop("tot en met"),
    "version": gettext_noop("versie"),
}
WAYS_IN = {
    "app": gettext_noop("wachtwoord en app"),
    "recovery_code": gettext_noop("wachtwoord en herstelcode"),
    "demo": gettext_noop("demo"),
    "passkey": gettext_noop("passkey"),
    "password": gettext_noop("wachtwoord"),
    "provider": gettext_noop("inlogdienst van de werkgever"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    before: str
    after: str


def differences(fact: AuditFact, names: Mapping[str, str]) -> tuple[Difference, ...]:
    """`names` says who or what an id in the fact is."""
    before, after = fact.before or {}, fact.after or {}
    fields = [*after, *(name for name in before if name not in after)]
    return tuple(
        Difference(_field(name), _told(before, name, names), _told(after, name, names))
        for name in fields
        if before.get(name) != after.get(name)
    )


def _field(name: str) -> str:
    """Rules of the house and parts that go on and off are called what their own page calls them."""
    if name in WORDS:
        return _(WORDS[name])
    settings = (*switches.RULES, *switches.registered())
    title = next((setting.title for setting in settings if setting.code == name), None)
    return str(title) if title else name.replace("_", " ")


def _told(values: Mapping[str, Any], name: str, names: Mapping[str, str]) -> str:
    if name not in values:
        return ""
    return (names.get(str(values[name])) or _named(name, values[name]))[:LONGEST]


def _named(name: str, value: Any) -> str:
    """Codes of closed lists by their Dutch names; all else as it stands."""
    if name == "how" and value in WAYS_IN:
        return _(WAYS_IN[value])
    if name == "role" and value in ROLE_WORDS:
        return role_word(value)
    if name == "tasks" and isinstance(value, list):
        return ", ".join(task_words(value)) or _words(value)
    return _words(value)


def _words(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return _("leeg")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{_field(str(key))}: {_words(item)}" for key, item in value.items())
    return _day(str(value))


def _day(text: str) -> str:
    """A date as people say it; anything else as it stands."""
    try:
        return date_format(date.fromisoformat(text), "j F Y") if ISO_DAY.fullmatch(text) else text
    except ValueError:
        return text
