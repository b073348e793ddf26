"""What holds for every seed and every day of generation, not only for those of the demo."""

from collections import Counter, defaultdict
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bekwaam.config.demo import DemoAcademy, generate
from bekwaam.config.demo.records import Employment
from bekwaam.config.demo.seasons import FIRST_NUMBER as FIRST_OF_THE_CREWS
from tests.config.demo.test_organisation import by_code, covers, employed_in

SIZE = 0.25


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(min_value=0, max_value=9999), today=st.dates(date(2020, 1, 1), date(2045, 12, 31)))
@example(seed=1, today=date(2024, 2, 29))
@example(seed=2, today=date(2027, 1, 1))
@example(seed=3, today=date(2027, 12, 31))
def test_an_academy_is_sound_whatever_the_seed_and_the_day(seed: int, today: date) -> None:
    academy = generate("lindewaard", today, SIZE, seed=str(seed))
    assert units_without_a_parent(academy) == []
    assert jobs_without_a_unit(academy) == []
    assert managers_from_elsewhere(academy) == []
    assert with_other_than_one_primary(academy) == []
    assert crews_before_their_summer(academy) == []
    assert len({one.email for one in academy.people}) == len(academy.people)


def units_without_a_parent(academy: DemoAcademy) -> list[str]:
    codes = by_code(academy)
    return [
        one.code
        for one in (*academy.units, *academy.unit_history)
        if one.parent_code and not covers(codes[one.parent_code], one.valid_from, one.valid_until)
    ]


def jobs_without_a_unit(academy: DemoAcademy) -> list[Employment]:
    codes = by_code(academy)
    return [
        one for one in academy.employments if not covers(codes[one.unit_code], one.started_on, one.ended_on)
    ]


def managers_from_elsewhere(academy: DemoAcademy) -> list[str]:
    jobs: dict[str, list[Employment]] = defaultdict(list)
    for job in academy.employments:
        jobs[job.person_number].append(job)
    return [
        one.code
        for one in (*academy.units, *academy.unit_history)
        if one.manager_number and not employed_in(jobs[one.manager_number], {one.code, one.parent_code}, one)
    ]


def with_other_than_one_primary(academy: DemoAcademy) -> list[str]:
    now = [one for one in academy.employments if one.runs_on(academy.today)]
    primary = Counter(one.person_number for one in now if one.is_primary)
    return [one.person_number for one in now if primary[one.person_number] != 1]


def crews_before_their_summer(academy: DemoAcademy) -> list[Employment]:
    """Newcomers, who have the highest numbers, are the only ones yet to start."""
    return [
        one
        for one in academy.employments
        if FIRST_OF_THE_CREWS <= int(one.person_number) < FIRST_OF_THE_CREWS + 10_000
        and one.started_on > academy.today
    ]
