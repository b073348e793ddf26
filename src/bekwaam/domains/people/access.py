"""Who somebody is to this academy today, and which people and units that lets them see.

A portal gets a person or a unit from here only. `rules/holdings.py` gives the reasons for the same answers.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.organisation.queries import unit_ids_below
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.queries.holdings import HoldingRow, holding_rows, keys_in_hand, possible_viewers
from bekwaam.domains.people.queries.people import searched
from bekwaam.domains.people.rules.deciding import DecisionSubject
from bekwaam.domains.people.rules.holdings import (
    SEES_PEOPLE,
    Because,
    Handover,
    Holding,
    Job,
    grant_of,
    shows_people,
    why_unit_visible,
    why_visible,
)
from bekwaam.domains.people.tokens.models import ServiceIdentity
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.ids import parse_id
from bekwaam.kernel.scope import current_academy_id

KEEPERS = (Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE, Role.ULC, Role.AUDITOR)
"""Who opens the lists of people, functions and suppliers; which people stand on them is `people_visible_to`."""
OVERSEERS = (Role.FUNCTIONAL_ADMIN, Role.AUDITOR)
"""Who opens the lists of all roles and delegations."""


def actor_for(person: Person | None, *, on: date, channel: str = "web") -> Actor:
    academy_id = current_academy_id()
    if person is None:
        return Actor(academy_id=academy_id, person_id=None, label="Bezoeker", channel=channel)
    grants = (grant_of(holding) for holding in holdings_of(person.pk, on))
    return Actor(
        academy_id=academy_id,
        person_id=person.pk,
        label=person.full_name,
        grants=(Grant(Role.EMPLOYEE, frozenset()), *(grant for grant in grants if grant is not None)),
        channel=channel,
    )


def actor_for_service(service: ServiceIdentity) -> Actor:
    """A system of the academy in its own name, with its one role."""
    units = frozenset(unit_ids_below(service.unit_id)) if service.unit_id else None
    return Actor(
        academy_id=current_academy_id(),
        person_id=None,
        label=service.label,
        grants=(Grant(Role(service.role), units),),
        channel="api",
        service_id=service.pk,
    )


def holdings_of(person_id: UUID, on: date) -> list[Holding]:
    return [_holding(row) for row in holding_rows([person_id], on)]


def people_visible_to(actor: Actor, *, on: date) -> QuerySet[Person]:
    """The people this actor may see, former ones included; rows that were merged away are not people."""
    people: QuerySet[Person] = Person.objects.filter(merged_into__isnull=True)
    grants = [grant for grant in actor.grants if shows_people(grant)]
    if any(grant.role in SEES_PEOPLE and grant.unit_ids is None for grant in grants):
        return people
    seen = Q(pk=actor.person_id)
    reach = _reach(actor, grants)
    if reach is not None:
        jobs = Employment.objects.filter(reach, person=OuterRef("pk"))
        seen |= Q(Exists(jobs.filter(_lasting(on)))) | Q(is_active=False) & Q(Exists(jobs.filter(_last())))
    return people.filter(seen)


def counting_jobs(on: date) -> QuerySet[Employment]:
    """Jobs that count for access: those that last, and the last ones of people who left."""
    jobs: QuerySet[Employment] = Employment.objects.filter(
        _lasting(on) | _last() & Q(person__is_active=False)
    )
    return jobs


def _lasting(on: date) -> Q:
    return Q(ended_on__isnull=True) | Q(ended_on__gte=on)


def _last() -> Q:
    jobs = Employment.objects.filter(person=OuterRef("person")).values("person")
    return Q(ended_on=Subquery(jobs.annotate(last=Max("ended_on")).values("last")))


def person_for(actor: Actor, person_id: object, *, on: date) -> Person | None:
    """The person, when this actor may see him; nobody otherwise, as if he did not exist."""
    wanted = parse_id(person_id)
    return people_visible_to(actor, on=on).filter(pk=wanted).first() if wanted else None


def person_by_number_for(actor: Actor, number: str, *, on: date) -> Person | None:
    return people_visible_to(actor, on=on).filter(personnel_number=number).first()


def people_like(actor: Actor, text: str, *, on: date, limit: int) -> list[Person]:
    """Of the people this actor may see, those with these words in name or number; who works here stands first."""
    people = people_visible_to(actor, on=on)
    found = searched(people, text) if text.strip() else people
    return list(found.order_by("-is_active", "sort_key", "pk")[:limit])


def units_visible_to(actor: Actor) -> QuerySet[OrgUnit]:
    """The units of which this actor may see the people and what belongs to them."""
    units: QuerySet[OrgUnit] = OrgUnit.objects.filter(is_current=True)
    reaches = [
        grant.unit_ids for grant in actor.grants if shows_people(grant) and grant.role is not Role.SUPPLIER
    ]
    if any(reach is None for reach in reaches):
        return units
    return units.filter(pk__in=_rows_of({one for reach in reaches if reach is not None for one in reach}))


def unit_for(actor: Actor, unit_id: object) -> OrgUnit | None:
    wanted = parse_id(unit_id)
    return units_visible_to(actor).filter(pk=wanted).first() if wanted else None


def decision_subject(person_id: UUID, *, on: date) -> DecisionSubject:
    """What a rule needs to know of a person to say who decides about him."""
    return DecisionSubject(person_id, tuple(jobs_of([person_id], on)[person_id]))


def jobs_of(person_ids: Iterable[UUID], on: date) -> dict[UUID, list[Job]]:
    rows = counting_jobs(on).filter(person__in=list(person_ids)).order_by("started_on")
    found: dict[UUID, list[Job]] = defaultdict(list)
    names = F("unit__name")
    for person_id, *values in rows.values_list("person_id", "unit_id", names, "manager_id", "supplier_id"):
        found[person_id].append(Job(*values))
    return found


def holders_of(roles: Iterable[Role], *, on: date) -> dict[Person, list[Holding]]:
    """Who holds one of these roles today, given to them or handed over; leading a team is no such role."""
    wanted = set(roles)
    held = {
        person_id: [one for one in holdings if one.role in wanted and grant_of(one) is not None]
        for person_id, holdings in _held_by(keys_in_hand([role.value for role in wanted], on), on).items()
    }
    people = Person.objects.filter(pk__in=[pk for pk, found in held.items() if found], is_active=True)
    return {person: held[person.pk] for person in people.order_by("sort_key", "pk")}


@dataclass(frozen=True, slots=True)
class Reach:
    """The units of today that somebody leads, and how many others who work here each of these actors sees."""

    led: tuple[str, ...]
    people: tuple[int, ...]


def reach_of(person: Person, actors: Sequence[Actor], *, on: date) -> Reach:
    """In one question."""
    units = OrgUnit.objects.filter(is_current=True, leader_number=person.personnel_number).order_by(
        "sort_key"
    )
    sees = {f"seen_{place}": _others_seen(actor, on) for place, actor in enumerate(actors)}
    asked = Person.objects.filter(pk=person.pk).annotate(led=ArraySubquery(units.values("name")), **sees)
    found = asked.values("led", *sees).get()
    return Reach(tuple(found["led"]), tuple(found[name] or 0 for name in sees))


def _others_seen(actor: Actor, on: date) -> Subquery:
    others = people_visible_to(actor, on=on).filter(is_active=True).exclude(Q(pk=actor.person_id)).order_by()
    return Subquery(others.values(all=Value(1)).annotate(total=Count("pk")).values("total"))


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who sees a person or a unit, with every reason."""

    person: Person
    reasons: tuple[Because, ...]


def viewers_of_person(person_id: UUID, *, on: date) -> list[Viewer]:
    jobs = jobs_of([person_id], on)[person_id]
    close = {person_id, *(job.manager_id for job in jobs if job.manager_id is not None)}
    candidates = possible_viewers(unit_ids={job.unit_id for job in jobs}, person_ids=close, on=on)
    reasons = {
        viewer: why_visible(viewer, held, person_id=person_id, jobs=jobs)
        for viewer, held in _held_by(candidates, on).items()
    }
    return _viewers(reasons)


def viewers_of_unit(unit_id: UUID, *, on: date) -> list[Viewer]:
    candidates = possible_viewers(unit_ids=[unit_id], person_ids=[], on=on)
    return _viewers(
        {viewer: why_unit_visible(held, unit_id) for viewer, held in _held_by(candidates, on).items()}
    )


def _viewers(reasons: dict[UUID, list[Because]]) -> list[Viewer]:
    seeing = {viewer: tuple(found) for viewer, found in reasons.items() if found}
    people = Person.objects.filter(pk__in=list(seeing), is_active=True).order_by("sort_key", "pk")
    return [Viewer(person, seeing[person.pk]) for person in people]


def _held_by(person_ids: list[UUID], on: date) -> dict[UUID, list[Holding]]:
    held: dict[UUID, list[Holding]] = {person_id: [] for person_id in person_ids}
    for row in holding_rows(person_ids, on):
        held[row.holder_id].append(_holding(row))
    return held


def _reach(actor: Actor, grants: list[Grant]) -> Q | None:
    reach: Q | None = None
    for grant in grants:
        part = _part(actor, grant)
        reach = part if reach is None else reach | part
    return reach


def _part(actor: Actor, grant: Grant) -> Q:
    if grant.role is Role.SUPPLIER:
        return Q(supplier__isnull=False, supplier=grant.supplier_id)
    units = Q(unit__in=_rows_of(grant.unit_ids or ()))
    if grant.role is not Role.MANAGER:
        return units
    reports = Q(manager=grant.on_behalf_of or actor.person_id)
    if grant.limited_to is not None:
        reports &= Q(unit__in=_rows_of(grant.limited_to))
    return units | reports


def _rows_of(unit_ids: Iterable[UUID]) -> RawSQL:
    """As one value: a city has hundreds of units, and a value for each would cost more than the question."""
    return RawSQL("select unnest(%s::uuid[])", [list(unit_ids)])


def _holding(row: HoldingRow) -> Holding:
    is_whole = row.unit_id is None and row.role != Role.MANAGER.value
    return Holding(
        role=Role(row.role),
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        unit_ids=None if is_whole else row.unit_ids,
        supplier_id=row.supplier_id,
        supplier_name=row.supplier_name,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        source=row.source,
        granted_by=row.granted_by,
        reason=row.reason,
        handover=_handover(row),
    )


def _handover(row: HoldingRow) -> Handover | None:
    if row.giver_id is None or row.delegated_until is None:
        return None
    return Handover(
        giver_id=row.giver_id,
        giver_name=row.giver_name,
        tasks=_tasks(row.tasks),
        ends_on=row.delegated_until,
        unit_ids=row.limit_ids if row.limit_id is not None else None,
        unit_name=row.limit_name,
    )


def _tasks(value: Any) -> frozenset[str]:
    return frozenset(json.loads(value) if isinstance(value, str) else value)
