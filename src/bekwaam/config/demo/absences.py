"""Long absences as the personnel system knows them: running, over, or planned."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from bekwaam.config.demo.records import Absence, Employment

SHARE = 0.03
SHORTEST, LONGEST = 45, 400
NO_END_KNOWN = 0.5
RUNNING, OVER = 0.7, 0.2


def absences_of(
    employments: Sequence[Employment], excluded: frozenset[str], today: date, rng: Random
) -> tuple[Absence, ...]:
    current = [one for one in employments if one.is_primary and one.runs_on(today)]
    candidates = [
        one for one in current
        if one.kind in ("vast", "tijdelijk") and one.person_number not in excluded
        and one.started_on < today - timedelta(days=120) and one.ended_on is None
    ]  # fmt: skip
    chosen = rng.sample(candidates, min(len(candidates), round(len(current) * SHARE)))
    return tuple(
        _absence(one, today, rng) for one in sorted(chosen, key=lambda one: (one.person_number, one.sequence))
    )


def _absence(employment: Employment, today: date, rng: Random) -> Absence:
    """Never before the employment itself began."""
    moment = rng.random()
    ends_on: date | None = today + timedelta(days=rng.randint(14, 200))
    if moment < RUNNING:
        starts_on = today - timedelta(days=rng.randint(1, LONGEST))
        ends_on = None if rng.random() < NO_END_KNOWN else ends_on
    elif moment < RUNNING + OVER:
        ends_on = today - timedelta(days=rng.randint(5, 60))
        starts_on = ends_on - timedelta(days=rng.randint(SHORTEST, LONGEST))
    else:
        starts_on = today + timedelta(days=rng.randint(7, 90))
        ends_on = starts_on + timedelta(days=112)
    return Absence(
        employment.person_number, employment.sequence, max(starts_on, employment.started_on), ends_on
    )
