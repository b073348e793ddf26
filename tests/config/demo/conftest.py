"""The generated academies, made once: both cities, at full and at test size, on days that are hard on dates."""

from datetime import date
from functools import cache

import pytest

from bekwaam.config.demo import DemoAcademy, generate
from bekwaam.config.demo.records import AcademyName

AUTUMN, SUMMER, NEW_YEAR, LEAP_DAY = (
    date(2026, 11, 23), date(2027, 7, 15), date(2026, 1, 1), date(2028, 2, 29),
)  # fmt: skip
WHOLE: list[tuple[AcademyName, date, float]] = [
    ("lindewaard", AUTUMN, 1.0), ("lindewaard", SUMMER, 1.0), ("zuidermeer", LEAP_DAY, 1.0),
]  # fmt: skip
SMALL: list[tuple[AcademyName, date, float]] = [
    ("lindewaard", NEW_YEAR, 0.02), ("lindewaard", LEAP_DAY, 0.1), ("zuidermeer", SUMMER, 0.02),
]  # fmt: skip


@cache
def made(name: AcademyName, today: date, size: float) -> DemoAcademy:
    return generate(name, today, size)


@pytest.fixture(params=[*WHOLE, *SMALL], ids=lambda asked: f"{asked[0]}-{asked[1]}-{asked[2]}")
def academy(request: pytest.FixtureRequest) -> DemoAcademy:
    return made(*request.param)


@pytest.fixture(params=[AUTUMN, SUMMER], ids=str)
def lindewaard(request: pytest.FixtureRequest) -> DemoAcademy:
    return made("lindewaard", request.param, 1.0)


@pytest.fixture
def zuidermeer() -> DemoAcademy:
    return made("zuidermeer", LEAP_DAY, 1.0)
