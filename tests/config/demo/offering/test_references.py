"""Everything that an activity names exists, at the smallest size of the demo too."""

from graphlib import TopologicalSorter

from bekwaam.config.demo.offering import Activity, Offering
from bekwaam.config.demo.offering.records import FORMS_WITH_RUNS, Condition
from bekwaam.kernel.actors import Role
from tests.config.demo.offering.conftest import codes_of, smallest

KINDS = {"vast", "tijdelijk", "inhuur", "stage", "extern"}
LEVELS = {"", "mbo", "hbo", "wo"}


def conditions(activity: Activity) -> list[Condition]:
    return [condition for policy in activity.policies for condition in policy.conditions]


def named(whole: Offering, dimension: str) -> set[str]:
    return {
        condition.key
        for activity in whole.activities
        for condition in conditions(activity)
        if condition.dimension == dimension
    }


def test_codes_and_titles_are_unique(whole: Offering) -> None:
    for values in ([one.code for one in whole.activities], [one.title for one in whole.activities]):
        assert len(values) == len(set(values))


def test_units_exist_at_every_size(whole: Offering) -> None:
    units, _ = codes_of(whole.academy)
    assert {one.owner_unit for one in whole.activities} | named(whole, "unit") <= units


def test_functions_exist(whole: Offering) -> None:
    _, functions = codes_of(whole.academy)
    meant_for = {code for one in whole.activities for code in one.functions}
    assert meant_for | named(whole, "function") <= functions


def test_roles_and_kinds_of_employment_exist(whole: Offering) -> None:
    assert named(whole, "role") <= set(Role)
    assert named(whole, "employment_kind") <= KINDS


def test_named_people_exist_at_every_size(whole: Offering) -> None:
    assert named(whole, "person") <= {person.number for person in smallest(whole.academy).people}


def test_skills_and_themes_exist(whole: Offering) -> None:
    leaves = {skill.code for skill in whole.skills if skill.broader}
    assert {level.skill for one in whole.activities for level in one.skills} <= leaves
    assert all(1 <= level.level <= 4 for one in whole.activities for level in one.skills)
    assert {code for one in whole.activities for code in one.themes} <= {theme.code for theme in whole.themes}


def test_an_activity_names_nothing_twice(whole: Offering) -> None:
    for one in whole.activities:
        for values in (
            one.themes,
            one.functions,
            one.related,
            one.prerequisites,
            [s.skill for s in one.skills],
        ):
            assert len(values) == len(set(values)), one.code


def test_related_activities_and_prerequisites_exist(whole: Offering) -> None:
    codes = {one.code for one in whole.activities}
    for one in whole.activities:
        links = {*one.related, *one.prerequisites}
        assert links <= codes - {one.code}, one.code


def test_prerequisites_have_no_circle(whole: Offering) -> None:
    order = TopologicalSorter({one.code: one.prerequisites for one in whole.activities}).static_order()
    assert len(list(order)) == len(whole.activities)


def test_levels_and_languages_are_known(whole: Offering) -> None:
    assert {one.level for one in whole.activities} <= LEVELS
    assert {one.language for one in whole.activities} <= {"nl", "en"}


def test_runs_fit_their_place(whole: Offering) -> None:
    seats = {place.code: place.seats for place in whole.places}
    for one in whole.activities:
        assert not one.runs or one.form in FORMS_WITH_RUNS, one.code
        assert len(one.runs) <= 4, one.code
        for run in one.runs:
            assert 0 <= run.taken <= run.seats, one.code
            assert run.place is None or run.seats <= seats[run.place], one.code


def test_a_classroom_has_a_place_and_a_virtual_one_has_none(whole: Offering) -> None:
    for one in whole.activities:
        places = {run.place is None for run in one.runs}
        assert places <= {one.form == "virtueel"}, one.code


def test_who_pays_agrees_with_the_price(whole: Offering) -> None:
    for one in whole.activities:
        if one.payer == "gratis":
            assert one.internal_price == one.external_price == 0, one.code
        assert 0 <= one.internal_price <= one.external_price, one.code
