"""Both offerings, read once, and the codes of the organisation that they may name."""

from datetime import date
from functools import cache

import pytest

from bekwaam.config.demo import DemoAcademy, generate
from bekwaam.config.demo.offering import Offering, offering
from bekwaam.config.demo.records import AcademyName

TODAY = date(2026, 11, 21)
SMALLEST = 0.02
ACADEMIES: list[AcademyName] = ["lindewaard", "zuidermeer"]


@cache
def read(academy: AcademyName) -> Offering:
    return offering(academy, TODAY)


@cache
def smallest(academy: AcademyName) -> DemoAcademy:
    return generate(academy, TODAY, SMALLEST)


@cache
def codes_of(academy: AcademyName) -> tuple[frozenset[str], frozenset[str]]:
    """Units that exist today at the smallest size, and functions."""
    made = smallest(academy)
    return frozenset(unit.code for unit in made.units), frozenset(one.code for one in made.functions)


@pytest.fixture(params=ACADEMIES)
def whole(request: pytest.FixtureRequest) -> Offering:
    return read(request.param)
