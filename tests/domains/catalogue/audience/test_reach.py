"""Whom policies reach, asked the other way round: the same answer as the rule gives person by person."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.catalogue.audience.matching import fits
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import facts_of
from bekwaam.domains.catalogue.audience.reach import (
    audience_of,
    change_of,
    fitting_people,
    hides_from_all_of,
    reach_of,
)
from bekwaam.domains.catalogue.enums import Dimension, Effect
from tests import savepoints
from tests.domains.catalogue.audience.test_oracle import TODAY, Town, town
from tests.factories import a_function, a_person, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-1.2")]
Audiences = dict[UUID, dict[UUID, bool]]


def with_a_leaver(seed: int) -> Town:
    made = town(seed)
    leaver = made.dice.choice(made.people)
    leaver.is_active = False
    leaver.save()
    return made


def by_rule(made: Town) -> Audiences:
    staff = {person.pk for person in made.people if person.is_active and person.merged_into_id is None}
    found: Audiences = {activity_id: {} for activity_id in made.policies}
    for (person_id, activity_id), (is_visible, can_book) in made.by_rule().items():
        if is_visible and person_id in staff:
            found[activity_id][person_id] = can_book
    return found


def by_database(made: Town, reached: str, audience: str) -> Audiences:
    """The bodies as the database holds them, so that a test may change a word in them."""
    inner = reached.replace(
        "from jsonb_to_recordset(wanted)", "from jsonb_to_recordset((select w.it from wanted w))"
    )
    kept = audience[audience.index("(\n        select coalesce") : audience.index(", day) r")]
    query = f"with wanted as materialized (select {kept} as it) select r.* from catalogue_activity a, ({inner}) r "  # noqa: S608 - words of the database itself
    query += audience[audience.index("where a.id = activity") :].replace("r.person_id", "r.id")
    query = re.sub(r"\bday\b", "%(day)s::date", query)
    query = re.sub(r"= activity\b", "= %(activity)s::uuid", query)
    found: Audiences = {}
    with connection.cursor() as cursor:
        for activity_id in made.policies:
            cursor.execute(query, {"activity": activity_id, "day": TODAY})
            found[activity_id] = dict(cursor.fetchall())
    return found


def bodies() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("select proname, prosrc from pg_proc where proname like 'catalogue\\_%'")
        found = dict(cursor.fetchall())
    return found["catalogue_reached"], found["catalogue_audience_of"]


@settings(max_examples=45, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_the_database_reaches_whom_the_rule_lets_see(noord: Any, seed: int) -> None:
    """45 towns of 12 people and 20 activities: 10,800 cases."""
    with savepoints.undone():
        made = with_a_leaver(seed)
        expected = by_rule(made)
        for activity_id in made.policies:
            reach = audience_of(activity_id, TODAY)
            assert {one: one in reach.booking for one in reach.seeing} == expected[activity_id]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_policies_that_are_not_kept_are_judged_alike(noord: Any, seed: int) -> None:
    with savepoints.undone():
        made = with_a_leaver(seed)
        staff = [person.pk for person in made.people if person.is_active and person.merged_into_id is None]
        facts = {person_id: facts_of(person_id, TODAY) for person_id in staff}
        for policies in made.policies.values():
            for policy in policies:
                assert fitting_people(policy, TODAY) == {one for one in staff if fits(policy, facts[one])}


MUTATIONS = [
    ("p.of_place = h.met", "h.met > 0"),
    ("p.of_person = h.met", "h.met > 0"),
    ("a.ancestor_id = w.id", "a.unit_id = w.id"),
    ("e.started_on <= day and (e.ended_on is null or e.ended_on >= day)\n    ), unit", "true\n    ), unit"),
    ("coalesce(e.in_service_on, e.started_on)", "e.started_on"),
    ("j.days <= w.max_days", "j.days < w.max_days"),
    ("coalesce(p.merged_into_id, p.id)", "p.id"),
    ("p.is_active and ", ""),
    ("and p.merged_into_id is null", ""),
    ("g.valid_until >= day", "true"),
    ("and s.id not in (select f.person_id from fitting f where f.effect = 'verbergen')", ""),
    ("where p.of_place = 0 and not p.of_service or (h.policy", "where (h.policy"),
    ("a.publish_from <= day", "true"),
    ("a.state = 'gepubliceerd'", "true"),
]


@pytest.mark.parametrize(("sound", "broken"), MUTATIONS)
def test_a_word_changed_in_the_statement_is_noticed(noord: Any, sound: str, broken: str) -> None:
    reached, audience = (body.replace(sound, broken) for body in bodies())
    assert (reached, audience) != bodies()
    assert any(_differs(reached, audience, seed) for seed in range(60))


def test_the_statement_of_these_tests_is_that_of_the_database(noord: Any) -> None:
    assert not any(_differs(*bodies(), seed) for seed in range(3))


def _differs(reached: str, audience: str, seed: int) -> bool:
    with savepoints.undone():
        made = with_a_leaver(seed)
        return by_database(made, reached, audience) != by_rule(made)


def of_unit(unit: Any) -> Condition:
    return Condition(dimension=Dimension.UNIT, unit_id=unit.pk)


def test_a_change_tells_who_comes_and_who_goes(noord: Any) -> None:
    one, other = a_unit(), a_unit()
    here, there = a_person(), a_person()
    an_employment(here, one)
    an_employment(there, other)
    change = change_of(
        [Policy(Effect.SHOW, (of_unit(one),))], [Policy(Effect.SHOW, (of_unit(other),))], TODAY
    )
    assert (change.gained, change.lost) == ({there.pk}, {here.pk})


def test_whoever_sees_it_but_may_not_book_is_told_apart(noord: Any) -> None:
    unit = a_unit()
    booker, looker = a_person(), a_person()
    an_employment(booker, unit)
    reach = reach_of([Policy(Effect.BOOK, (of_unit(unit),))], TODAY)
    assert (reach.booking, reach.seeing) == ({booker.pk}, {booker.pk, looker.pk})


def test_hiding_by_function_may_take_the_whole_owner_too(noord: Any) -> None:
    owner = a_unit()
    function = a_function("ZWEM", "Zwembadmedewerker")
    an_employment(a_person(), owner, function=function)
    by_function = Condition(dimension=Dimension.FUNCTION, function_id=function.pk)
    hidden = [Policy(Effect.HIDE, (by_function,))]
    assert hides_from_all_of(hidden, owner.pk, TODAY)
    an_employment(a_person(), a_unit(parent=owner))
    assert not hides_from_all_of(hidden, owner.pk, TODAY)


def test_a_condition_follows_its_unit_and_its_person(noord: Any) -> None:
    """Ids, not names or places: a unit that moves and a person who is merged stay whom they were."""
    top, unit = a_unit(), a_unit()
    kept, gone = a_person(), a_person()
    an_employment(a_person(), unit)
    named = Policy(Effect.SHOW, (Condition(dimension=Dimension.PERSON, person_id=gone.pk),))
    activity = an_activity(top, policies=[named, Policy(Effect.SHOW, (of_unit(top),))])
    assert audience_of(activity.pk, TODAY).seeing == {gone.pk}
    gone.merged_into, gone.is_active = kept, False
    gone.save()
    assert audience_of(activity.pk, TODAY).seeing == {kept.pk}
    unit.ancestor_links.create(ancestor=top, depth=1)
    assert len(audience_of(activity.pk, TODAY).seeing) == 2
