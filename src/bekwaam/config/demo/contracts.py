"""From stretches of work to numbered employments; also the hours that go with each kind.

While careers are written, a period runs up to and not including `until`, so that stretches join without counting
days; only the finished employment has a last day.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from bekwaam.config.demo.chronicle import Chronicle
from bekwaam.config.demo.functions import code_of
from bekwaam.config.demo.records import Employment, EmploymentKind
from bekwaam.config.demo.tables import last_day

FULL_TIME = Decimal(36)
HOURS: dict[EmploymentKind, tuple[Decimal, ...]] = {
    "vast": tuple(
        map(Decimal, ("36", "36", "36", "36", "36", "32", "32", "32", "28", "28.8", "24", "20", "16"))
    ),
    "tijdelijk": tuple(map(Decimal, ("36", "36", "36", "32", "32", "28", "24", "18"))),
    "inhuur": tuple(map(Decimal, ("36", "36", "32", "24", "16"))),
    "stage": tuple(map(Decimal, ("32", "24", "16"))),
    "extern": tuple(map(Decimal, ("16", "8", "4"))),
}
SECOND_HOURS = (Decimal(8), Decimal(12), Decimal(16))


@dataclass(frozen=True, slots=True)
class Stint:
    """One stretch of work by one person, not yet numbered. `leads` names the unit that the person leads in it."""

    person_number: str
    unit_code: str
    function: str
    kind: EmploymentKind
    hours: Decimal
    starts_on: date
    until: date | None
    supplier_code: str | None = None
    leads: str | None = None
    is_primary: bool = True
    is_persona: bool = False
    manager_number: str | None = None
    cost_centre: str | None = None

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Post:
    """Where and as what someone works, before the reorganisations cut it into stints."""

    unit_code: str
    function: str
    kind: EmploymentKind
    hours: Decimal
    supplier_code: str | None = None


def stints_in(
    post: Post, person_number: str, period: tuple[date, date | None], chronicle: Chronicle, rng: random.Random
) -> list[Stint]:
    return [
        Stint(
            person_number, stay.unit_code, post.function, post.kind, post.hours, stay.starts_on, stay.until,
            post.supplier_code,
        )
        for stay in chronicle.stays(post.unit_code, *period, rng)
    ]  # fmt: skip


def hours_for(kind: EmploymentKind, rng: random.Random) -> Decimal:
    return rng.choice(HOURS[kind])


def number(stints: Iterable[Stint]) -> tuple[Employment, ...]:
    """Each person's employments are counted from 1 in order of start."""
    ordered = sorted(stints, key=lambda one: (one.person_number, one.starts_on, not one.is_primary))
    return tuple(
        _employment(stint, sequence)
        for _, own in groupby(ordered, key=lambda one: one.person_number)
        for sequence, stint in enumerate(own, 1)
    )


def _employment(stint: Stint, sequence: int) -> Employment:
    return Employment(
        person_number=stint.person_number,
        sequence=sequence,
        function_code=code_of(stint.function),
        unit_code=stint.unit_code,
        kind=stint.kind,
        hours_per_week=stint.hours,
        started_on=stint.starts_on,
        ended_on=last_day(stint.until),
        is_primary=stint.is_primary,
        supplier_code=stint.supplier_code,
        named_manager_number=stint.manager_number,
        cost_centre=stint.cost_centre,
    )
