"""Before and after, field by field, in words that a reader knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bekwaam.domains.audit.models import AuditFact

LONGEST = 300
WORDS = {
    "address": gettext_noop("adres"),
    "code": gettext_noop("code"),
    "cost_centre": gettext_noop("kostenplaats"),
    "display_name": gettext_noop("naam boven de pagina"),
    "email": gettext_noop("e-mail"),
    "ended_on": gettext_noop("laatste dag"),
    "ends_on": gettext_noop("tot en met"),
    "external_id": gettext_noop("kenmerk van de inlogdienst"),
    "family_name": gettext_noop("achternaam"),
    "full_name": gettext_noop("volledige naam"),
    "function": gettext_noop("functie"),
    "given_name": gettext_noop("voornaam"),
    "hours_per_week": gettext_noop("uren per week"),
    "infix": gettext_noop("tussenvoegsels"),
    "kind": gettext_noop("soort"),
    "last_day": gettext_noop("laatste dag"),
    "leader": gettext_noop("leidinggevende"),
    "leader_number": gettext_noop("personeelsnummer van de leidinggevende"),
    "manager": gettext_noop("leidinggevende"),
    "name": gettext_noop("naam"),
    "named_manager": gettext_noop("eigen leidinggevende"),
    "parent": gettext_noop("valt onder"),
    "personnel_number": gettext_noop("personeelsnummer"),
    "reason": gettext_noop("reden"),
    "role": gettext_noop("rol"),
    "rows": gettext_noop("rijen"),
    "scopes": gettext_noop("mag"),
    "started_on": gettext_noop("eerste dag"),
    "starts_on": gettext_noop("vanaf"),
    "substitute": gettext_noop("vervanger"),
    "supplier": gettext_noop("leverancier"),
    "tasks": gettext_noop("taken"),
    "unit": gettext_noop("onderdeel"),
    "valid_from": gettext_noop("vanaf"),
    "valid_until": gettext_noop("tot en met"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    before: str
    after: str


def differences(fact: AuditFact) -> tuple[Difference, ...]:
    before, after = fact.before or {}, fact.after or {}
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        Difference(_field(name), _told(before, name), _told(after, name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _field(name: str) -> str:
    return _(WORDS[name]) if name in WORDS else name.replace("_", " ")


def _told(values: Mapping[str, Any], name: str) -> str:
    return _words(values[name])[:LONGEST] if name in values else ""


def _words(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return _("leeg")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{_field(str(key))}: {_words(item)}" for key, item in value.items())
    return str(value)
