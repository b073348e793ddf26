"""The offering grown for measurements."""

from collections import Counter
from datetime import timedelta

from bekwaam.config.demo.offering import many
from tests.config.demo.offering.conftest import TODAY, codes_of, read

WHOLE = 5000


def test_the_written_activities_come_first() -> None:
    assert many(450, TODAY)[:400] == read("lindewaard").activities
    assert many(10, TODAY) == read("lindewaard").activities[:10]


def test_growing_further_changes_nothing_before() -> None:
    assert many(700, TODAY)[:600] == many(600, TODAY)


def test_codes_are_unique_and_everything_named_exists() -> None:
    grown = many(WHOLE, TODAY)
    codes = {one.code for one in grown}
    units, functions = codes_of("lindewaard")
    assert len(grown) == len(codes) == WHOLE
    for one in grown:
        assert {*one.related, *one.prerequisites} <= codes - {one.code}
        assert one.owner_unit in units
        for condition in (condition for policy in one.policies for condition in policy.conditions):
            assert condition.dimension != "unit" or condition.key in units
            assert condition.dimension != "function" or condition.key in functions


def test_the_spread_is_that_of_an_organisation() -> None:
    grown = many(WHOLE, TODAY)
    assert 0.25 <= sum(not one.is_open for one in grown) / WHOLE <= 0.42
    assert 0.5 <= sum(one.owner_unit == "HR-03-01" for one in grown) / WHOLE <= 0.6
    assert Counter(one.state for one in grown)["published"] >= 0.9 * WHOLE
    assert len({one.title for one in grown}) >= 0.8 * WHOLE


def test_runs_stay_ahead_and_within_their_seats() -> None:
    for one in many(1500, TODAY):
        assert all(TODAY < run.on < TODAY + timedelta(days=300) for run in one.runs), one.code
        assert all(0 <= run.taken <= run.seats for run in one.runs), one.code


def test_the_other_academy_grows_too() -> None:
    grown = many(200, TODAY, "zuidermeer")
    units, _ = codes_of("zuidermeer")
    assert {one.owner_unit for one in grown} <= units
