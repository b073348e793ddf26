"""The past of the organisation: which units there were when, and where the people of an ended unit went.

Periods run up to and not including `valid_until` and `until`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Look:
    """A unit during one period, without its manager: who led it follows from the employments."""

    code: str
    name: str
    kind: str
    parent_code: str | None
    cost_centre: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in one unit."""

    unit_code: str
    starts_on: date
    until: date | None


@dataclass(slots=True)
class Chronicle:
    """Filled by `reorganisation`, read by everything that places people in units."""

    looks: dict[str, list[Look]] = field(default_factory=dict)
    predecessors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heirs: dict[str, str] = field(default_factory=dict)
    kinds_of_work: dict[str, str] = field(default_factory=dict)

    def born(self, code: str) -> date:
        return self.looks[code][0].valid_from

    def ended(self, code: str) -> date | None:
        return self.looks[code][-1].valid_until

    def ended_units(self) -> list[str]:
        return [code for code in self.looks if self.ended(code) is not None]

    def stays(self, code: str, starts_on: date, until: date | None, rng: random.Random) -> Iterator[Stay]:
        """Follow someone through the reorganisations: before the unit arose, in it, and after it ended."""
        born, ended = self.born(code), self.ended(code)
        if starts_on < born:
            earlier = rng.choice(self.predecessors[code])
            yield from self.stays(earlier, starts_on, born if until is None else min(until, born), rng)
        first = max(starts_on, born)
        last = until if ended is None else min(ended, until or ended)
        if last is None or first < last:
            yield Stay(code, first, last)
        if ended is not None and (until is None or until > ended):
            yield from self.stays(self.heirs[code], max(first, ended), until, rng)
