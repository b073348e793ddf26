"""Everything held about one person, gathered from whoever holds it. A context adds its part in `apps.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.accounts.models import DisplayPreference, KnownDevice, Passkey
from bekwaam.domains.people.models import (
    Absence,
    Account,
    Delegation,
    Employment,
    LoginSession,
    Person,
    RoleGrant,
)

Row = dict[str, Any]
Provider = Callable[[UUID], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the download: its name, what it is in Dutch, and where its rows come from."""

    name: str
    title: str
    rows: Provider


_parts: dict[str, Part] = {}


def register(name: str, title: str, rows: Provider) -> None:
    _parts[name] = Part(name, title, rows)


def parts() -> list[Part]:
    return list(_parts.values())


def everything_about(person_id: UUID) -> dict[str, list[Row]]:
    return {part.name: list(part.rows(person_id)) for part in parts()}


def _person(person_id: UUID) -> Iterable[Row]:
    hidden = {"academy_id", "sort_key", "search_key"}
    return (_without(row, hidden) for row in Person.objects.filter(pk=person_id).values())


def _employments(person_id: UUID) -> Iterable[Row]:
    columns = ("number", "kind", "hours_per_week", "started_on", "ended_on", "function__name", "unit__name")
    others = ("manager__full_name", "cost_centre__code", "supplier__name")
    rows = Employment.objects.filter(person_id=person_id).order_by("started_on")
    return rows.values(*columns, *others)


def _absences(person_id: UUID) -> Iterable[Row]:
    return Absence.objects.filter(person_id=person_id).values("starts_on", "ends_on")


def _roles(person_id: UUID) -> Iterable[Row]:
    columns = ("role", "unit__name", "valid_from", "valid_until", "source", "reason", "granted_by_label")
    return RoleGrant.objects.filter(person_id=person_id).values(*columns)


def _delegations(person_id: UUID) -> Iterable[Row]:
    mine = Q(giver_id=person_id) | Q(substitute_id=person_id)
    columns = (
        "giver__full_name",
        "substitute__full_name",
        "tasks",
        "starts_on",
        "ends_on",
        "reason",
        "revoked_at",
    )
    return Delegation.objects.filter(mine).values(*columns)


def _accounts(person_id: UUID) -> Iterable[Row]:
    columns = ("login_name", "email", "is_active", "created_at", "last_login")
    return Account.objects.filter(person_id=person_id).values(*columns)


def _sessions(person_id: UUID) -> Iterable[Row]:
    rows = LoginSession.objects.filter(account__person_id=person_id)
    return rows.values("created_at", "last_seen_at", "expires_at", "browser")


def _passkeys(person_id: UUID) -> Iterable[Row]:
    rows = Passkey.objects.filter(account__person_id=person_id)
    return rows.values("name", "created_at", "last_used_at")


def _devices(person_id: UUID) -> Iterable[Row]:
    return KnownDevice.objects.filter(account__person_id=person_id).values("last_used_on")


def _display(person_id: UUID) -> Iterable[Row]:
    rows = DisplayPreference.objects.filter(person_id=person_id)
    return rows.values("appearance", "language", "updated_at")


def _facts(person_id: UUID) -> Iterable[Row]:
    """What the person did, and what others did with the person's data; who else a fact is about stays out."""
    rows = AuditFact.objects.filter(Q(actor_id=person_id) | Q(subject_id=person_id)).order_by("at", "id")
    for row in rows.iterator(chunk_size=2_000):
        is_mine = row.subject_id == person_id
        yield {
            "at": row.at,
            "verb": row.verb,
            "by": row.actor_label,
            "about": row.subject_label if is_mine else row.subject_type,
            "channel": row.channel,
            "before": row.before if is_mine else None,
            "after": row.after if is_mine else None,
        }


def _without(row: Row, hidden: set[str]) -> Row:
    return {name: value for name, value in row.items() if name not in hidden}


def plain(value: object) -> object:
    """For JSON: moments and days in ISO 8601, everything else as text."""
    return value.isoformat() if isinstance(value, datetime) or hasattr(value, "isoformat") else str(value)


for _name, _title, _rows in (
    ("medewerker", "Wie je bent, zoals het personeelssysteem het doorgeeft", _person),
    ("dienstverbanden", "Je dienstverbanden", _employments),
    ("afwezigheid", "Langdurige afwezigheid, zonder reden", _absences),
    ("rollen", "Je rollen", _roles),
    ("vervangingen", "Taken die je hebt overgedragen of gekregen", _delegations),
    ("account", "Je account", _accounts),
    ("sessies", "Waar je bent ingelogd", _sessions),
    ("passkeys", "Je passkeys, zonder de sleutels", _passkeys),
    ("apparaten", "Wanneer bekende apparaten voor het laatst zijn gebruikt", _devices),
    ("weergave", "Je keuzes voor weergave en taal", _display),
    ("logboek", "Wat jij deed en wat anderen met jouw gegevens deden", _facts),
):
    register(_name, _title, _rows)
