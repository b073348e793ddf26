"""People, functions, suppliers and delegations."""

from typing import Any

from django.db.models import QuerySet

from bekwaam.domains.people.access import KEEPERS, OVERSEERS, people_visible_to
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Delegation, Person
from bekwaam.domains.people.queries import people as queries
from bekwaam.domains.people.queries.dossier import all_delegations
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports import filters
from bekwaam.reporting.exports.chunks import keyed, whole
from bekwaam.reporting.exports.registry import Asked

PERSON_COLUMNS = (
    Column("number", "Personeelsnummer", Kind.CODE),
    Column("name", "Naam"),
    Column("email", "E-mail"),
    Column("function", "Functie"),
    Column("unit", "Onderdeel"),
    Column("unit_code", "Code onderdeel", Kind.CODE),
    Column("is_active", "In dienst", Kind.BOOL),
)
CODE_COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("name", "Naam"),
    Column("people", "Medewerkers", Kind.INT),
)
DELEGATION_COLUMNS = (
    Column("giver", "Wie"),
    Column("substitute", "Vervanger"),
    Column("tasks", "Taken", width=50),
    Column("unit", "Onderdeel"),
    Column("starts_on", "Vanaf", Kind.DATE),
    Column("ends_on", "Tot en met", Kind.DATE),
    Column("revoked_at", "Ingetrokken", Kind.DATETIME),
    Column("made_by", "Geregeld door"),
    Column("reason", "Waarom"),
)


def keeps_people(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in KEEPERS)


def oversees(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in OVERSEERS)


def people_of(asked: Asked) -> "QuerySet[Person]":
    wanted = filters.read(queries.Narrowing, asked.filters)
    return queries.narrowed(people_visible_to(asked.actor, on=asked.on), wanted, on=asked.on)


def _people(chunk: list[Person], asked: Asked) -> list[Row]:
    jobs = queries.jobs_on([person.pk for person in chunk], asked.on)
    return [_person(person, jobs.get(person.pk, [])) for person in chunk]


def _person(person: Person, jobs: list[queries.JobLine]) -> Row:
    return {
        "number": person.personnel_number,
        "name": person.full_name,
        "email": person.email,
        "function": ", ".join(dict.fromkeys(job.function for job in jobs if job.function)),
        "unit": ", ".join(dict.fromkeys(job.unit for job in jobs)),
        "unit_code": ", ".join(dict.fromkeys(job.unit_code for job in jobs)),
        "is_active": person.is_active,
    }


def _codes(rows: list[Any]) -> list[Row]:
    return [{"code": row.code, "name": row.name, "people": row.people} for row in rows]


def _delegations(chunk: list[Delegation], asked: Asked) -> list[Row]:
    return [_delegation(row) for row in chunk]


def _delegation(row: Delegation) -> Row:
    return {
        "giver": row.giver.full_name,
        "substitute": row.substitute.full_name,
        "tasks": ", ".join(str(task.label) for task in DelegatedTask if task.value in row.tasks),
        "unit": row.unit.name if row.unit else "Alles",
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "revoked_at": row.revoked_at,
        "made_by": row.made_by_label,
        "reason": row.reason,
    }


def is_current(asked: Asked) -> bool:
    return asked.filters.get("is_current") != filters.NO


PEOPLE = keyed(
    name="people",
    title="Medewerkers",
    columns=PERSON_COLUMNS,
    may_export=keeps_people,
    rows=people_of,
    keys=("sort_key", "pk"),
    shown=_people,
)
FUNCTIONS = whole(
    name="functions",
    title="Functies",
    columns=CODE_COLUMNS,
    may_export=keeps_people,
    rows=lambda asked: _codes(queries.functions_with_counts(asked.on)),
)
SUPPLIERS = whole(
    name="suppliers",
    title="Leveranciers",
    columns=CODE_COLUMNS,
    may_export=keeps_people,
    rows=lambda asked: _codes(queries.suppliers_with_counts(asked.on)),
)
DELEGATIONS = keyed(
    name="delegations",
    title="Vervanging",
    columns=DELEGATION_COLUMNS,
    may_export=oversees,
    rows=lambda asked: all_delegations(on=asked.on, is_current=is_current(asked)),
    keys=("-starts_on", "-created_at", "-pk"),
    shown=_delegations,
)
