"""The manager of a job: the database's one statement says what the pure rule says, for any tree."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.rules.managers import Leader, manager_of
from tests.factories import a_person, a_unit, an_employment
from tests.savepoints import undone

TODAY = date(2026, 11, 23)
PEOPLE = {"a": Leader("a"), "b": Leader("b"), "gone": Leader("gone", is_active=False)}
PEOPLE["twin"] = Leader("twin", is_active=False, merged_into="b")


@pytest.mark.parametrize(
    ("named", "upward", "ended_on", "manager"),
    [
        ("a", ["b"], None, "a"),
        (None, [None, "b", "a"], None, "b"),
        (None, ["me", "b"], None, "b"),
        ("me", ["b"], None, "b"),
        ("gone", ["gone", "a"], None, "a"),
        (None, ["twin"], None, "b"),
        (None, ["nobody-knows", None], None, None),
        ("a", ["b"], TODAY - timedelta(days=1), None),
        ("a", ["b"], TODAY, "a"),
    ],
)
def test_the_named_manager_or_else_the_nearest_leader_above(
    named: str | None, upward: list[str | None], ended_on: date | None, manager: str | None
) -> None:
    people = {**PEOPLE, "me": Leader("me")}
    found = manager_of("me", ended_on=ended_on, named=named, leaders_upward=upward, people=people, on=TODAY)
    assert found == manager


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list[tuple[int | None, ...]]]:
    """Units as (parent, leader), people as (merged into, is active), jobs as (person, unit, named, ends in days)."""
    people = draw(st.lists(st.tuples(st.none() | st.integers(0, 5), st.booleans()), min_size=6, max_size=6))
    units = [
        (draw(st.integers(0, number - 1)) if number else None, draw(st.none() | st.integers(0, 6)))
        for number in range(draw(st.integers(1, 8)))
    ]
    jobs = draw(
        st.lists(
            st.tuples(
                st.integers(0, 5),
                st.integers(0, len(units) - 1),
                st.none() | st.integers(0, 5),
                st.sampled_from([None, -1, 0, 5]),
            ),
            min_size=3,
            max_size=8,
        )
    )
    return {"people": [tuple(one) for one in people], "units": units, "jobs": jobs}


@pytest.mark.eis("U-5.3")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_one_statement_for_the_academy_equals_the_rule(noord: UUID, world: dict[str, list]) -> None:
    with undone():
        jobs, facts = build(world)
        recompute_managers(on=TODAY)
        assert recompute_managers(on=TODAY) == 0
        for job in jobs:
            job.refresh_from_db()
            expected = manager_of(
                job.person.personnel_number,
                ended_on=job.ended_on,
                named=job.named_manager.personnel_number if job.named_manager else None,
                leaders_upward=upward(job.unit),
                people=facts,
                on=TODAY,
            )
            assert (job.manager.personnel_number if job.manager else None) == expected


def build(world: dict[str, list]) -> tuple[list[Employment], dict[str, Leader]]:
    people = [a_person(personnel_number=f"p{n}") for n in range(6)]
    facts = {}
    for number, (target, active) in enumerate(world["people"]):
        # a merge never points to a merged row
        merged = (
            target if target is not None and target != number and world["people"][target][0] is None else None
        )
        people[number].is_active = bool(active) and merged is None
        people[number].merged_into = people[merged] if merged is not None else None
        people[number].save()
        facts[f"p{number}"] = Leader(
            f"p{number}", people[number].is_active, f"p{merged}" if merged is not None else None
        )
    units: list[OrgUnit] = []
    for parent, leader in world["units"]:
        number = f"p{leader}" if leader is not None else ""
        units.append(a_unit(parent=units[parent] if parent is not None else None, leader_number=number))
    jobs = [
        an_employment(
            people[person],
            units[unit],
            number=str(place),
            named_manager=people[named] if named is not None else None,
            ended_on=TODAY + timedelta(days=ends) if ends is not None else None,
        )
        for place, (person, unit, named, ends) in enumerate(world["jobs"])
    ]
    return jobs, facts


def upward(unit: OrgUnit | None) -> list[str | None]:
    found: list[str | None] = []
    while unit is not None:
        found.append(unit.leader_number or None)
        unit = unit.parent
    return found


def test_who_leads_a_unit_is_managed_from_above_it(noord: UUID) -> None:
    director, leader = a_person(), a_person()
    unit = a_unit(
        parent=a_unit(leader_number=director.personnel_number), leader_number=leader.personnel_number
    )
    own, other = an_employment(leader, unit), an_employment(a_person(), unit)
    recompute_managers(on=TODAY)
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.manager_id, other.manager_id) == (director.pk, leader.pk)
