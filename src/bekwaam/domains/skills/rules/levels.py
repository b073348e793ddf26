"""Which level counts, and what is missing: evidence comes before an own estimate, the best valid evidence first.

`queries/totals.py` says the same to the database for many people at once; a property test holds the two together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from bekwaam.domains.skills.enums import EVIDENCE, Source


class Stated(Protocol):
    @property
    def source(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def valid_until(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """The level that counts, and who says so."""

    level: int
    source: Source

    @property
    def is_evidence(self) -> bool:
        return self.source in EVIDENCE


def is_valid(statement: Stated, on: date) -> bool:
    return statement.valid_until is None or statement.valid_until >= on


def standing(statements: Iterable[Stated], on: date) -> Standing | None:
    valid = [statement for statement in statements if is_valid(statement, on)]
    proven = [statement for statement in valid if statement.source in EVIDENCE]
    best = max(proven or valid, key=lambda statement: statement.level, default=None)
    return Standing(best.level, Source(best.source)) if best else None


def missing(asked: int | None, stands: Standing | None) -> int:
    """How many levels are still to go; nothing is asked: nothing is missing."""
    return max(0, (asked or 0) - (stands.level if stands else 0))


def highest(asked: Iterable[tuple[UUID, int]]) -> dict[UUID, int]:
    """What several functions ask together: per skill the highest level."""
    found: dict[UUID, int] = {}
    for skill_id, level in asked:
        found[skill_id] = max(level, found.get(skill_id, 0))
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """How far somebody comes towards what a function asks."""

    met: int
    asked: int

    @property
    def is_whole(self) -> bool:
        return self.asked > 0 and self.met == self.asked

    @property
    def share(self) -> float:
        return self.met / self.asked if self.asked else 0.0


def fit(asked: Mapping[UUID, int], standings: Mapping[UUID, Standing]) -> Fit:
    met = sum(not missing(level, standings.get(skill_id)) for skill_id, level in asked.items())
    return Fit(met, len(asked))
