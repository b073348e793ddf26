"""Periods of days: from a first day to a last day, both included; no last day means "until further notice"."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            msg = "A period cannot end before it starts."
            raise ValueError(msg)

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def days(self, until: date) -> int:
        """How many days of the period lie on or before `until`."""
        last = until if self.end is None else min(self.end, until)
        return max(0, (last - self.start).days + 1)


def day_before(day: date) -> date:
    return day - timedelta(days=1)
