"""Who sees whose skills, and that whoever is named as a viewer is exactly who gets to see."""

from datetime import timedelta

import pytest

from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions import recompute_managers
from bekwaam.domains.people.models import Person
from bekwaam.domains.skills import access
from bekwaam.kernel.actors import Role
from bekwaam.kernel.clock import local_date
from tests.factories import (
    a_delegation,
    a_function,
    a_grant,
    a_person,
    a_skill,
    a_unit,
    an_asked_skill,
    an_employment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-2")]


@pytest.fixture
def on(moment):
    return local_date(moment)


@pytest.fixture
def town(noord, on) -> dict[str, Person]:
    """A director above a manager above a colleague; helpers of all kinds around them."""
    names = ("director", "boss", "colleague", "viewer", "approver", "registrar", "late", "narrow", "second")
    people = {name: a_person(name.capitalize()) for name in names}
    top = a_unit(leader_number=people["director"].personnel_number)
    team = a_unit(parent=top, leader_number=people["boss"].personnel_number)
    an_employment(people["director"], top)
    an_employment(people["boss"], team)
    an_employment(people["colleague"], team)
    for who, tasks, days, unit in (
        ("viewer", ["team_view"], 0, None),
        ("approver", ["approve"], 0, None),
        ("registrar", ["register"], 0, None),
        ("late", ["team_view"], 1, None),
        ("narrow", ["team_view"], 0, top),
    ):
        day = on + timedelta(days=days)
        a_delegation(people["boss"], people[who], tasks, starts_on=day, ends_on=day, unit=unit)
    a_delegation(people["viewer"], people["second"], ["team_view"], starts_on=on, ends_on=on)
    for role in (Role.FUNCTIONAL_ADMIN, Role.AUDITOR, Role.BACKOFFICE, Role.ULC):
        people[role.value] = a_person(role.value)
        a_grant(people[role.value], role)
    recompute_managers(on=on)
    return people


def seeing(town: dict[str, Person], whom: str, on) -> set[str]:
    actors = {name: actor_for(person, on=on) for name, person in town.items()}
    return {
        name
        for name, actor in actors.items()
        if access.profile_holder_for(actor, town[whom].pk, on=on) is not None
    }


def test_a_profile_is_seen_by_the_manager_and_who_stands_in_with_the_task(town, on) -> None:
    assert seeing(town, "colleague", on) == {"boss", "viewer", "approver", "narrow"}
    assert seeing(town, "boss", on) == {"director"}


def test_who_is_named_as_a_viewer_is_who_sees(town, on) -> None:
    for whom in ("colleague", "boss", "director"):
        named = {viewer.person.pk for viewer in access.viewers_of_profile(town[whom].pk, on=on)}
        assert named == {town[name].pk for name in seeing(town, whom, on)}, whom


def test_the_reason_names_the_manager_and_the_last_day(town, on) -> None:
    found = {one.person.pk: one for one in access.viewers_of_profile(town["colleague"].pk, on=on)}
    assert (found[town["boss"].pk].on_behalf_of, found[town["boss"].pk].until) == ("", None)
    viewer = found[town["viewer"].pk]
    assert (viewer.on_behalf_of, viewer.until) == ("Noor Boss", on)


def test_who_confirms_needs_the_task_to_decide(town, on) -> None:
    actors = {name: actor_for(person, on=on) for name, person in town.items()}
    holders = {
        name: access.profile_holder_for(actor, town["colleague"].pk, on=on) for name, actor in actors.items()
    }
    assert {name for name, one in holders.items() if one and one.may_confirm} == {"boss", "approver"}


def test_totals_are_for_the_back_office_within_its_units(town, on) -> None:
    function, skill = a_function(), a_skill()
    an_asked_skill(function, skill)
    office = a_person("Kantoor")
    a_grant(office, Role.BACKOFFICE, a_unit())
    people = {
        name: access.totals_for(actor_for(town[name], on=on), on=on) for name in ("auditor", "ulc", "boss")
    }
    assert {name: [one.people for one in rows] for name, rows in people.items()} == {
        "auditor": [3],
        "ulc": [3],
        "boss": [],
    }
    assert access.totals_for(actor_for(office, on=on), on=on) == []


def test_people_of_another_academy_do_not_exist(town, on, zuid, within) -> None:
    with within(zuid):
        stranger, skill = a_person(), a_skill()
    actor = actor_for(town["boss"], on=on)
    assert access.profile_holder_for(actor, stranger.pk, on=on) is None
    assert access.skill_for(actor, skill.pk) is None
