"""Puts the levels of the invented people into an academy, as profiles from another administration."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from bekwaam.config.demo.records import DemoAcademy
from bekwaam.config.demo.skills import PersonLevel, person_levels
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.queries.numbers import person_ids_by_number
from bekwaam.domains.skills.actions import StatedLevel, describe_framework, take_over_levels
from bekwaam.domains.skills.enums import Source
from bekwaam.domains.skills.queries.framework import DEFAULT_LEVELS, ids_by_code
from bekwaam.kernel.actors import Actor

CONFIRMED_AFTER = timedelta(days=7)
Manager = tuple[UUID, str]


def load_profiles(academy: DemoAcademy, *, actor: Actor, at: datetime) -> int:
    """How many levels came in. The framework and what functions ask are there already."""
    describe_framework(
        name=f"Skills van {academy.short_name}",
        version="1",
        source="Eigen raamwerk, opgezet zoals CompetentNL",
        levels=DEFAULT_LEVELS,
        actor=actor,
        at=at,
    )
    said = list(person_levels(academy))
    people = person_ids_by_number({one.person_number for one in said})
    skills = ids_by_code({one.skill for one in said})
    names = {one.number: one.full_name for one in academy.people}
    managers = _managers(people.values())
    levels = (
        stated
        for one in said
        for stated in _stated(one, people[one.person_number], skills[one.skill], names, managers, at)
    )
    return take_over_levels(levels, actor=actor, at=at)


def _stated(
    one: PersonLevel,
    person_id: UUID,
    skill_id: UUID,
    names: dict[str, str],
    managers: dict[UUID, Manager],
    at: datetime,
) -> Iterator[StatedLevel]:
    day, name = at - timedelta(days=one.days_ago), names[one.person_number]
    yield StatedLevel(person_id, skill_id, Source.OWN, one.own, day, person_id, name)
    if one.confirmed is not None and person_id in managers:
        by_id, by = managers[person_id]
        after = day + CONFIRMED_AFTER
        yield StatedLevel(person_id, skill_id, Source.MANAGER, one.confirmed, after, by_id, by)


def _managers(person_ids: object) -> dict[UUID, Manager]:
    rows = Employment.objects.filter(person__in=person_ids, manager__isnull=False, ended_on__isnull=True)
    columns = ("person_id", "manager_id", "manager__full_name")
    return {person: (manager, name) for person, manager, name in rows.values_list(*columns)}
