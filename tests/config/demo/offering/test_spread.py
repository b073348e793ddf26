"""The offering is spread as that of a municipality is: over forms, themes, owners, audiences and months."""

from collections import Counter
from datetime import date
from typing import get_args

import pytest

from bekwaam.config.demo.offering import Offering, offering
from bekwaam.config.demo.offering.records import Form
from bekwaam.config.demo.tables import next_month
from tests.config.demo.offering.conftest import TODAY, read

CENTRE = "HR-03-01"
DIRECTORATES = 21


def test_lindewaard_has_four_hundred_and_zuidermeer_sixty() -> None:
    assert len(read("lindewaard").activities) == 400
    assert len(read("zuidermeer").activities) == 60


def test_every_form_occurs_in_lindewaard() -> None:
    counts = Counter(one.form for one in read("lindewaard").activities)
    assert set(counts) == set(get_args(Form))
    assert min(counts.values()) >= 8


def test_every_theme_has_activities() -> None:
    whole = read("lindewaard")
    counts = Counter(theme for one in whole.activities for theme in one.themes)
    assert set(counts) == {theme.code for theme in whole.themes}
    assert min(counts.values()) >= 14


def test_the_centre_owns_over_half_and_directorates_the_rest() -> None:
    owners = Counter(one.owner_unit for one in read("lindewaard").activities)
    assert 0.5 <= owners[CENTRE] / 400 <= 0.6
    assert len(owners) >= 16


def test_about_a_third_is_shielded() -> None:
    shielded = sum(bool(one.policies) for one in read("lindewaard").activities)
    assert 0.3 <= shielded / 400 <= 0.4


def test_all_kinds_of_audience_occur() -> None:
    policies = [policy for one in read("lindewaard").activities for policy in one.policies]
    assert {policy.effect for policy in policies} == {"show", "book", "hide"}
    dimensions = {condition.dimension for policy in policies for condition in policy.conditions}
    assert dimensions == {"unit", "function", "employment_kind", "role", "person", "service"}


def test_a_few_are_not_published() -> None:
    states = Counter(one.state for one in read("lindewaard").activities)
    assert set(states) == {"concept", "in_review", "published", "archived"}
    assert states["published"] >= 380


def test_some_reviews_are_overdue() -> None:
    overdue = [one for one in read("lindewaard").activities if one.review_on < TODAY]
    assert 3 <= len(overdue) <= 20


def test_some_runs_are_full_and_most_are_not() -> None:
    runs = [run for one in read("lindewaard").activities for run in one.runs]
    full = sum(run.taken == run.seats for run in runs)
    assert 0.1 <= full / len(runs) <= 0.35


@pytest.mark.parametrize("academy", ["lindewaard", "zuidermeer"])
@pytest.mark.parametrize(
    "today", [TODAY, date(2026, 12, 31), date(2027, 1, 31), date(2028, 2, 29), date(2027, 6, 1)], ids=str
)
def test_aggression_at_the_desk_has_room_next_month(academy: str, today: date) -> None:
    first = next_month(today)
    free = [
        run
        for one in offering(academy, today).activities
        if one.is_open and "agressie" in {level.skill for level in one.skills} and "balie" in one.title
        for run in one.runs
        if first <= run.on < next_month(first) and run.taken < run.seats
    ]
    assert len(free) >= 2


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 25), date(2028, 2, 29)], ids=str)
def test_runs_are_in_the_future_and_never_in_a_weekend(whole: Offering, today: date) -> None:
    for one in offering(whole.academy, today).activities:
        assert all(run.on > today and run.on.weekday() < 5 for run in one.runs), one.code


def test_the_same_day_gives_the_same_offering(whole: Offering) -> None:
    assert offering(whole.academy, TODAY) == whole
