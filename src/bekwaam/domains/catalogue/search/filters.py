"""A question to the catalogue as a plain value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Facet(StrEnum):
    """What is counted per value, from the documents."""

    THEME = "thema"
    SKILL = "skill"
    FORM = "vorm"
    UNIT = "onderdeel"
    DURATION = "duur"
    PRICE = "prijs"
    LEVEL = "niveau"
    LANGUAGE = "taal"


MINE, RUN = "mijn", "run"


class Sort(StrEnum):
    FITTING = "passend"
    START = "datum"
    RATING = "waardering"
    NEWEST = "nieuw"
    TITLE = "titel"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day up to and including the last; None is open."""

    first: date | None = None
    last: date | None = None

    def within(self, other: "Period") -> "Period":
        """The days that are in both; a period that ends before it starts has none."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Period(max(firsts, default=None), min(lasts, default=None))

    @property
    def is_empty(self) -> bool:
        return bool(self.first and self.last and self.last < self.first)


class NamedPeriod(StrEnum):
    """Says other days as time goes on: next month is the next one from the day on which it is asked."""

    THIS_MONTH = "deze-maand"
    NEXT_MONTH = "volgende-maand"
    THREE_MONTHS = "drie-maanden"

    def on(self, day: date) -> Period:
        next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        month_after = (next_month + timedelta(days=32)).replace(day=1)
        return {
            NamedPeriod.THIS_MONTH: Period(day, next_month - timedelta(days=1)),
            NamedPeriod.NEXT_MONTH: Period(next_month, month_after - timedelta(days=1)),
            NamedPeriod.THREE_MONTHS: Period(day, day + timedelta(days=91)),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    text: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    """Values of one facet are alternatives; facets add up."""
    for_my_function: bool = False
    period: Period = Period()
    named: NamedPeriod | None = None
    """Both hold when there is a period of one's own too."""
    places: tuple[str, ...] = ()
    is_online: bool = False
    has_seats: bool = False

    @property
    def asks_for_runs(self) -> bool:
        asks_time = self.period != Period() or self.named is not None
        return asks_time or bool(self.places) or self.is_online or self.has_seats

    def days(self, on: date) -> Period:
        return self.period if self.named is None else self.period.within(self.named.on(on))

    def is_over(self, on: date) -> bool:
        """The days that it asks for have been; nothing will ever come of it again."""
        last = self.days(on).last
        return last is not None and last < on

    @property
    def is_empty(self) -> bool:
        return self == Filters()

    def as_plain(self) -> dict[str, Any]:
        """Fit for a column of JSON."""
        plain = asdict(self) | {"chosen": {str(facet): values for facet, values in self.chosen.items()}}
        days = (self.period.first, self.period.last)
        return plain | {"period": [day.isoformat() if day else None for day in days]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Filters":
        first, last = (date.fromisoformat(day) if day else None for day in plain["period"])
        named = NamedPeriod(plain["named"]) if plain.get("named") else None
        chosen = {Facet(facet): tuple(values) for facet, values in plain["chosen"].items()}
        places = tuple(plain["places"])
        period = Period(first, last)
        return cls(**{**plain, "chosen": chosen, "period": period, "named": named, "places": places})
