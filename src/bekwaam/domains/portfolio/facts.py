"""Plain values of the portfolio: what is filled in about a need, and how one is weighed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.portfolio.enums import Priority

LOWEST, HIGHEST = 1, 5
WARN_BEFORE = timedelta(days=60)
"""How long before the last day for notice somebody is warned."""
ENDS_SOON = timedelta(days=90)
"""How long before its end a contract is shown as ending, also when no notice has to be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedContent:
    """What is filled in about a need."""

    title: str
    goal: str = ""
    theme_id: UUID | None = None
    skill_id: UUID | None = None
    skill_words: str = ""
    """Only when no skill of the framework fits."""
    priority: str = Priority.MIDDLE.value
    people_count: int | None = None
    budget: Decimal | None = None
    wanted_by: date | None = None
    remark: str = ""
    answers: Mapping[UUID, str] = field(default_factory=dict)


COLUMNS = tuple(name for name in NeedContent.__dataclass_fields__ if name != "answers")


@dataclass(frozen=True, slots=True)
class WeighedLine:
    criterion_id: UUID
    name: str
    weight: int
    score: int | None
    explanation: str = ""

    @property
    def points(self) -> int:
        return self.weight * (self.score or 0)


@dataclass(frozen=True, slots=True)
class Weighing:
    lines: tuple[WeighedLine, ...]

    @property
    def total(self) -> int:
        return sum(line.points for line in self.lines)

    @property
    def most(self) -> int:
        return sum(line.weight * HIGHEST for line in self.lines)

    @property
    def is_whole(self) -> bool:
        return bool(self.lines) and all(line.score is not None for line in self.lines)

    @property
    def is_begun(self) -> bool:
        return any(line.score is not None for line in self.lines)

    @property
    def sum_in_words(self) -> str:
        """`3 × 4 + 2 × 5 = 22`, as it can be checked by hand."""
        terms = [f"{line.weight} × {line.score}" for line in self.lines if line.score is not None]
        return f"{' + '.join(terms)} = {self.total}" if terms else ""


def weigh(lines: Iterable[WeighedLine]) -> Weighing:
    return Weighing(tuple(lines))
