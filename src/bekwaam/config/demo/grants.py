"""Who holds which role where: the personas, the back offices of every directorate, and the central offices."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bekwaam.config.demo.functions import code_of
from bekwaam.config.demo.personas import FixedCast
from bekwaam.config.demo.records import Employment, RoleGrant, Supplier
from bekwaam.config.demo.tables import month_start
from bekwaam.config.demo.tree import PlannedUnit
from bekwaam.kernel.actors import Role

OFFICES: tuple[tuple[Role, int, tuple[str, ...]], ...] = (
    (Role.ULC, 8, ("Opleidingsadviseur", "Opleidingscoördinator")),
    (Role.TRAINER, 18, ("Trainer", "Zweminstructeur", "Opleidingsadviseur")),
    (Role.FINANCE, 8, ("Financieel adviseur", "Business controller", "Medewerker planning en control")),
    (Role.CISO, 4, ("Adviseur informatiebeveiliging", "Privacyadviseur")),
    (Role.FUNCTIONAL_ADMIN, 4, ("Functioneel beheerder",)),
    (Role.AUDITOR, 3, ("Auditor",)),
)
DESK = tuple(
    map(
        code_of,
        ("Medewerker bedrijfsbureau", "Managementassistent", "Secretaresse", "Administratief medewerker"),
    )
)
PER_DIRECTORATE = (2, 3, 4, 4)
PER_DEPARTMENT = 0.1
ENDED_SHARE, PLANNED_SHARE = 0.08, 0.04


@dataclass(slots=True)
class Granting:
    """Hands each colleague at most one role."""

    current: list[Employment]
    today: date
    rng: Random
    taken: set[str]

    def pick(self, candidates: Sequence[Employment], wanted: int) -> list[str]:
        free = sorted({one.person_number for one in candidates} - self.taken)
        chosen = self.rng.sample(free, min(wanted, len(free)))
        self.taken.update(chosen)
        return chosen

    def grant(self, person: str, role: Role, unit: str) -> RoleGrant:
        """Mostly a running one without end; a few ended, a few start next month."""
        valid_from = month_start(self.today - timedelta(days=self.rng.randint(31, 1400)))
        valid_until = None
        moment = self.rng.random()
        if moment < ENDED_SHARE:
            valid_until = max(valid_from, self.today - timedelta(days=self.rng.randint(1, 300))) + timedelta(
                days=1
            )
        elif moment < ENDED_SHARE + PLANNED_SHARE:
            valid_from = self.today + timedelta(days=self.rng.randint(5, 40))
        return RoleGrant(person, role, unit, valid_from, valid_until)


def grants_of(
    units: tuple[PlannedUnit, ...],
    employments: Sequence[Employment],
    cast: FixedCast,
    suppliers: tuple[Supplier, ...],
    today: date,
    rng: Random,
) -> tuple[RoleGrant, ...]:
    current = [one for one in employments if one.runs_on(today) and one.kind in ("vast", "tijdelijk")]
    granting = Granting(current, today, rng, set(cast.numbers.values()))
    return (
        *_of_personas(cast, suppliers, today),
        *_back_offices(granting, units),
        *_central_offices(granting, units[0].code),
    )


def _of_personas(cast: FixedCast, suppliers: tuple[Supplier, ...], today: date) -> list[RoleGrant]:
    return [
        RoleGrant(
            cast.numbers[person.number], person.role, person.scope_code,
            month_start(today - timedelta(days=300)), None,
            suppliers[-1].code if person.role is Role.SUPPLIER else None,
        )
        for person in cast.people
        if person.role
    ]  # fmt: skip


def _back_offices(granting: Granting, units: tuple[PlannedUnit, ...]) -> list[RoleGrant]:
    """People of the directorate itself, by preference from its office; some for one department only."""
    within: dict[str, list[Employment]] = defaultdict(list)
    top = {unit.code: unit.path.partition("/")[0] for unit in units}
    for one in granting.current:
        within[top[one.unit_code]].append(one)
    grants = []
    for unit in units:
        if unit.level == "directorate":
            wanted = granting.rng.choice(PER_DIRECTORATE)
        elif unit.level == "department" and granting.rng.random() < PER_DEPARTMENT:
            wanted = 1
        else:
            continue
        there = within[top[unit.code]]
        desk = [one for one in there if one.function_code in DESK]
        chosen = granting.pick(desk, wanted) or granting.pick(there, wanted)
        grants += [granting.grant(person, Role.BACKOFFICE, unit.code) for person in chosen]
    return grants


def _central_offices(granting: Granting, root: str) -> list[RoleGrant]:
    grants = []
    for role, wanted, functions in OFFICES:
        codes = {code_of(function) for function in functions}
        candidates = [one for one in granting.current if one.function_code in codes]
        grants += [granting.grant(person, role, root) for person in granting.pick(candidates, wanted)]
    return grants
