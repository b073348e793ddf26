"""Substitution: the persona's own, managers who handed over tasks, and one set up for somebody who is absent."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from bekwaam.config.demo.personas import FixedCast
from bekwaam.config.demo.records import Absence, Delegation, Employment, Task, UnitVersion

TASKS: tuple[Task, ...] = ("approve", "register", "team_view")
HANDED_OVER = 14
SPAN = timedelta(days=42)


def delegations_of(
    units: Sequence[UnitVersion],
    employments: Sequence[Employment],
    absences: Sequence[Absence],
    cast: FixedCast,
    today: date,
    rng: Random,
) -> tuple[Delegation, ...]:
    """The first one belongs to the persona who manages a team, and runs."""
    away = {one.person_number for one in absences if one.runs_on(today)}
    administrator = _number(cast, "functioneel-beheerder")
    colleagues = _colleagues(employments, today, away)
    led = [unit for unit in units if _can_hand_over(unit, cast, colleagues)]
    absent_first = sorted(led, key=lambda unit: (unit.manager_number not in away, unit.code))
    chosen = absent_first[:1] + rng.sample(absent_first[1:], min(HANDED_OVER, len(absent_first[1:])))
    others = [_handed_over(unit, colleagues[unit.code], away, administrator, today, rng) for unit in chosen]
    return (_of_the_persona(cast, today), *others)


def _of_the_persona(cast: FixedCast, today: date) -> Delegation:
    manager = next(person for person in cast.people if person.slug == "leidinggevende")
    number, substitute = cast.numbers[manager.number], _number(cast, "vervanger")
    first = today - timedelta(days=10)
    return Delegation(number, substitute, TASKS, manager.unit_code, first, first + SPAN, number)


def _number(cast: FixedCast, slug: str) -> str:
    return next(cast.numbers[person.number] for person in cast.people if person.slug == slug)


def _colleagues(employments: Sequence[Employment], today: date, away: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in employments:
        if one.runs_on(today) and one.kind == "vast" and one.person_number not in away:
            found.setdefault(one.unit_code, []).append(one.person_number)
    return found


def _can_hand_over(unit: UnitVersion, cast: FixedCast, colleagues: dict[str, list[str]]) -> bool:
    others = [number for number in colleagues.get(unit.code, []) if number != unit.manager_number]
    return bool(unit.manager_number and others) and unit.manager_number not in cast.numbers.values()


def _handed_over(
    unit: UnitVersion, colleagues: list[str], away: set[str], administrator: str, today: date, rng: Random
) -> Delegation:
    """Running for who is absent; otherwise over, running or still to come."""
    manager = unit.manager_number or ""
    substitute = rng.choice([number for number in colleagues if number != manager])
    tasks = tuple(sorted(rng.sample(TASKS, rng.randint(1, 3))))
    offset = -7 if manager in away else rng.choice((-200, -90, -12, -3, 20))
    first = today + timedelta(days=offset)
    made_by = administrator if manager in away else manager
    return Delegation(manager, substitute, tasks, unit.code, first, first + SPAN, made_by)
