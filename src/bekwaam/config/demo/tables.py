"""Reads the data tables beside this module, and dates counted from the day of generation."""

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from bekwaam.kernel.periods import day_before

FOUNDED = date(1974, 1, 1)
"""Both invented municipalities arose on this day; nothing in them is older."""


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))


def new_year(today: date, years: int) -> date:
    """1 January, so many years back: the day on which reorganisations take effect."""
    return date(today.year - years, 1, 1)


def month_start(day: date) -> date:
    return max(day.replace(day=1), FOUNDED)


def next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def days_ago(today: date, days: float) -> date:
    return max(today - timedelta(days=int(days)), FOUNDED)


def last_day(until: date | None) -> date | None:
    return None if until is None else day_before(until)
