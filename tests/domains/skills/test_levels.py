"""Which level counts, what is missing, and that the totals of the database say the same as the rule."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.skills.enums import Source
from bekwaam.domains.skills.profiles import profiles_of, wanted_skills
from bekwaam.domains.skills.queries.totals import totals
from bekwaam.domains.skills.rules.levels import Fit, Standing, fit, highest, missing, standing
from bekwaam.domains.skills.rules.telling import Told, told
from tests.factories import a_function, a_level, a_person, a_skill, a_unit, an_asked_skill, an_employment
from tests.savepoints import undone

DAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def said(source: Source, level: int, valid_until: date | None = None) -> SimpleNamespace:
    return SimpleNamespace(source=source, level=level, valid_until=valid_until)


@pytest.mark.parametrize(
    ("statements", "wanted"),
    [
        ([], None),
        ([said(Source.OWN, 3)], Standing(3, Source.OWN)),
        ([said(Source.OWN, 4), said(Source.MANAGER, 2)], Standing(2, Source.MANAGER)),
        ([said(Source.MANAGER, 2), said(Source.RESULT, 3)], Standing(3, Source.RESULT)),
        ([said(Source.OWN, 1), said(Source.RESULT, 3, YESTERDAY)], Standing(1, Source.OWN)),
        ([said(Source.RESULT, 3, DAY)], Standing(3, Source.RESULT)),
        ([said(Source.RESULT, 3, YESTERDAY)], None),
    ],
)
def test_evidence_counts_before_an_estimate_and_only_while_it_is_valid(statements, wanted) -> None:
    assert standing(statements, DAY) == wanted


@pytest.mark.parametrize(
    ("asked", "level", "wanted"),
    [(3, None, 3), (3, 2, 1), (3, 3, 0), (2, 4, 0), (None, None, 0), (None, 2, 0)],
)
def test_what_is_missing(asked, level, wanted) -> None:
    assert missing(asked, Standing(level, Source.OWN) if level else None) == wanted


def test_several_functions_ask_the_highest_of_what_each_asks() -> None:
    one, two = UUID(int=1), UUID(int=2)
    assert highest([(one, 2), (two, 1), (one, 3)]) == {one: 3, two: 1}


def test_how_far_somebody_comes_towards_a_function() -> None:
    one, two = UUID(int=1), UUID(int=2)
    found = fit({one: 3, two: 2}, {one: Standing(3, Source.OWN), two: Standing(1, Source.OWN)})
    assert (found, found.is_whole, found.share) == (Fit(1, 2), False, 0.5)
    assert fit({}, {}).is_whole is False


@pytest.mark.parametrize(
    ("people", "lacking", "wanted"),
    [
        (9, 4, None),
        (10, 0, Told(10, 5, is_blurred=True)),
        (10, 4, Told(10, 5, is_blurred=True)),
        (10, 5, Told(10, 5)),
        (10, 6, Told(10, 5, is_blurred=True, from_above=True)),
        (200, 90, Told(200, 90)),
    ],
)
def test_totals_never_point_at_somebody(people, lacking, wanted) -> None:
    assert told(people, lacking) == wanted


LEVEL = st.integers(1, 4)
SAID = st.fixed_dictionaries(
    {},
    optional={source.value: st.tuples(LEVEL, st.sampled_from([None, YESTERDAY, DAY])) for source in Source},
)
TOWN = st.lists(
    st.tuples(st.lists(st.integers(0, 2), max_size=2, unique=True), st.tuples(SAID, SAID), st.booleans()),
    min_size=1,
    max_size=6,
)
ASKED = st.lists(st.fixed_dictionaries({}, optional={0: LEVEL, 1: LEVEL}), min_size=3, max_size=3)


@pytest.mark.eis("S-2")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(town=TOWN, asked=ASKED)
def test_the_totals_of_the_database_are_those_of_the_rule(noord, town, asked) -> None:
    with undone():
        skills = [a_skill(), a_skill()]
        functions = [a_function(f"F{number}", f"Functie {number}") for number in range(3)]
        for function, wants in zip(functions, asked, strict=True):
            for place, level in wants.items():
                an_asked_skill(function, skills[place], level)
        here, people = a_unit(), []
        for jobs, stated, is_over in town:
            person = a_person()
            people.append(person)
            for number, place in enumerate(jobs):
                ended_on = YESTERDAY if is_over else None
                an_employment(person, here, number=str(number), function=functions[place], ended_on=ended_on)
            for skill, by_source in zip(skills, stated, strict=True):
                for source, (level, valid_until) in by_source.items():
                    a_level(person, skill, level, source, valid_until=valid_until)
        lines = [
            line for profile in profiles_of([one.pk for one in people], on=DAY).values() for line in profile
        ]
        expected = {
            skill.pk: (
                sum(line.asked is not None for line in lines if line.skill.pk == skill.pk),
                sum(line.missing > 0 for line in lines if line.skill.pk == skill.pk),
            )
            for skill in skills
        }
        found = {one.skill_id: (one.people, one.missing) for one in totals([here.pk], on=DAY)}
        assert found == {skill: numbers for skill, numbers in expected.items() if numbers[0]}
        assert totals([a_unit().pk], on=DAY) == []


@pytest.mark.eis("S-2")
def test_what_somebody_still_wants_is_there_for_the_offering(noord, django_assert_num_queries) -> None:
    person, function = a_person(), a_function()
    an_employment(person, a_unit(), function=function)
    far, near, there = a_skill("VER"), a_skill("DICHTBIJ"), a_skill("AL")
    for skill, level in ((far, 4), (near, 3), (there, 2)):
        an_asked_skill(function, skill, level)
    a_level(person, near, 2)
    a_level(person, there, 2, "manager")
    other = a_person()
    with django_assert_num_queries(3):
        found = wanted_skills([person.pk, other.pk], on=DAY)
    wanted = [(one.skill_id, one.level, one.missing) for one in found[person.pk]]
    assert wanted == [(far.pk, 4, 4), (near.pk, 3, 1)]
    assert [len(one) for one in found.values()] == [2, 0]
