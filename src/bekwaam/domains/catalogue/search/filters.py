"""A question to the catalogue as a plain value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    text: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    """Values of one facet are alternatives; facets add up."""
    for_my_function: bool = False
    period: Period = Period()
    places: tuple[str, ...] = ()
    is_online: bool = False
    has_seats: bool = False

    @property
    def asks_for_runs(self) -> bool:
        return self.period != Period() or bool(self.places) or self.is_online or self.has_seats

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
        chosen = {Facet(facet): tuple(values) for facet, values in plain["chosen"].items()}
        places = tuple(plain["places"])
        return cls(**{**plain, "chosen": chosen, "period": Period(first, last), "places": places})
