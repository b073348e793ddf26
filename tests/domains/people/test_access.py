"""Who sees whom: the reasons and the query are two ways to the same answer, for any organisation."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.people.access import (
    actor_for,
    holdings_of,
    jobs_of,
    people_visible_to,
    person_for,
    unit_for,
    units_visible_to,
    viewers_of_person,
    viewers_of_unit,
)
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.models import Person, Supplier
from bekwaam.domains.people.rules.holdings import Ground, why_unit_visible, why_visible
from bekwaam.kernel.actors import Role
from tests.factories import a_delegation, a_grant, a_person, a_unit, an_employment
from tests.savepoints import undone

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
ROLES = [role for role in Role if role not in (Role.EMPLOYEE, Role.MANAGER)]
TASKS = ["approve", "register", "team_view", "manage_offer", "manage_people"]
some_people, some_units = st.integers(0, 5), st.integers(0, 4)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list]:
    def several(*parts: st.SearchStrategy, most: int = 5) -> list:
        return draw(st.lists(st.tuples(*parts), max_size=most))

    return {
        "units": [(draw(st.integers(0, n - 1)) if n else None, draw(st.none() | some_people)) for n in range(5)],
        "active": draw(st.lists(st.booleans(), min_size=6, max_size=6)),
        "jobs": several(some_people, some_units, st.sampled_from([None, -1, 0, 9]), st.booleans(), most=9),
        "grants": several(some_people, st.sampled_from(ROLES), st.none() | some_units, st.sampled_from([None, -1, 0])),
        "delegations": several(some_people, some_people, st.sets(st.sampled_from(TASKS)), st.none() | some_units, st.sampled_from([-1, 0])),
    }  # fmt: skip


def build(world: dict[str, list]) -> tuple[list[Person], list]:
    people = [
        a_person(personnel_number=f"p{n}", is_active=active) for n, active in enumerate(world["active"])
    ]
    supplier = Supplier.objects.create(code="v", name="Vaart Flex")
    units: list = []
    for parent, leader in world["units"]:
        number = f"p{leader}" if leader is not None else ""
        units.append(a_unit(parent=None if parent is None else units[parent], leader_number=number))
    for place, (person, unit, ends, is_hired) in enumerate(world["jobs"]):
        ended_on = None if ends is None else TODAY + ends * DAY
        values = {"supplier": supplier if is_hired else None, "ended_on": ended_on}
        an_employment(people[person], units[unit], number=str(place), **values)
    for person, role, unit, ends in world["grants"]:
        values = {"supplier": supplier if role is Role.SUPPLIER else None}
        valid_until = None if ends is None else TODAY + ends * DAY
        a_grant(
            people[person], role, None if unit is None else units[unit], valid_until=valid_until, **values
        )
    for giver, substitute, tasks, unit, ends in world["delegations"]:
        if giver != substitute:
            place = None if unit is None else units[unit]
            a_delegation(
                people[giver], people[substitute], sorted(tasks), unit=place, ends_on=TODAY + ends * DAY
            )
    recompute_managers(on=TODAY)
    return people, units


@pytest.mark.eis("U-5.6")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_explained_is_allowed_and_allowed_is_explained(noord: UUID, world: dict[str, list]) -> None:
    with undone():
        people, units = build(world)
        jobs = jobs_of([person.pk for person in people], TODAY)
        explained, allowed, per_unit = set(), set(), set()
        for viewer in people:
            held = holdings_of(viewer.pk, TODAY)
            actor = actor_for(viewer, on=TODAY)
            allowed |= {(viewer.pk, seen.pk) for seen in people_visible_to(actor, on=TODAY)}
            explained |= {
                (viewer.pk, seen.pk)
                for seen in people
                if why_visible(viewer.pk, held, person_id=seen.pk, jobs=jobs[seen.pk])
            }
            visible = set(units_visible_to(actor))
            assert visible == {unit for unit in units if why_unit_visible(held, unit.pk)}
            per_unit |= {(viewer.pk, unit.pk) for unit in visible}
        assert explained == allowed
        active = {person.pk for person in people if person.is_active}
        for seen in people:
            viewers = {(viewer.person.pk, seen.pk) for viewer in viewers_of_person(seen.pk, on=TODAY)}
            assert viewers == {pair for pair in allowed if pair[1] == seen.pk and pair[0] in active}
        for unit in units:
            viewers = {(viewer.person.pk, unit.pk) for viewer in viewers_of_unit(unit.pk, on=TODAY)}
            assert viewers == {pair for pair in per_unit if pair[1] == unit.pk and pair[0] in active}


def test_a_role_for_a_unit_reaches_all_below_and_nothing_beside(noord: UUID) -> None:
    top = a_unit()
    below, beside = a_unit(parent=a_unit(parent=top)), a_unit()
    near, far, officer = a_person("Dichtbij"), a_person("Elders"), a_person("Bakker")
    an_employment(near, below)
    an_employment(far, beside)
    a_grant(officer, Role.BACKOFFICE, top)
    actor = actor_for(officer, on=TODAY)
    assert set(people_visible_to(actor, on=TODAY)) == {near, officer}
    assert (person_for(actor, near.pk, on=TODAY), person_for(actor, far.pk, on=TODAY)) == (near, None)
    assert (unit_for(actor, below.pk), unit_for(actor, beside.pk), unit_for(actor, "x")) == (
        below,
        None,
        None,
    )


@pytest.mark.eis("U-5.6")
@pytest.mark.parametrize("role", [Role.FUNCTIONAL_ADMIN, Role.AUDITOR, Role.CISO, Role.ULC, Role.FINANCE])
def test_a_role_of_the_whole_organisation_never_travels(noord: UUID, role: Role) -> None:
    giver, substitute, other = a_person(), a_person(), a_person()
    a_grant(giver, role)
    a_delegation(giver, substitute, TASKS, ends_on=TODAY)
    actor = actor_for(substitute, on=TODAY)
    assert [grant.role for grant in actor.grants] == [Role.EMPLOYEE]
    assert person_for(actor, other.pk, on=TODAY) is None


@pytest.mark.eis("U-5.6")
def test_what_was_handed_over_is_not_handed_on(noord: UUID) -> None:
    first, second, third, employee = a_person(), a_person(), a_person(), a_person()
    an_employment(employee, a_unit(leader_number=first.personnel_number))
    a_delegation(first, second, ["approve"], ends_on=TODAY)
    a_delegation(second, third, ["approve"], ends_on=TODAY)
    recompute_managers(on=TODAY)
    assert employee in people_visible_to(actor_for(second, on=TODAY), on=TODAY)
    assert employee not in people_visible_to(actor_for(third, on=TODAY), on=TODAY)


def test_the_reason_names_the_way_it_came(noord: UUID) -> None:
    boss, substitute, employee = a_person("Baas"), a_person(), a_person()
    an_employment(employee, a_unit(leader_number=boss.personnel_number))
    a_delegation(boss, substitute, ["team_view"], ends_on=TODAY + 3 * DAY)
    recompute_managers(on=TODAY)
    reasons = why_visible(
        substitute.pk,
        holdings_of(substitute.pk, TODAY),
        person_id=employee.pk,
        jobs=jobs_of([employee.pk], TODAY)[employee.pk],
    )
    assert [(one.ground, one.holding.handover.giver_name) for one in reasons] == [
        (Ground.REPORTS, boss.full_name)
    ]


def test_another_academy_is_out_of_reach_of_an_administrator(noord: UUID, zuid: UUID, within) -> None:
    with within(zuid):
        stranger = a_person("Vreemd")
        place = a_unit()
    admin = a_person()
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    actor = actor_for(admin, on=TODAY)
    assert (person_for(actor, stranger.pk, on=TODAY), unit_for(actor, place.pk)) == (None, None)
