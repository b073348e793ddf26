"""The seats of today: one per person in each unit, with its function, and which unit a seat leads."""

import random
from dataclasses import dataclass

from bekwaam.config.demo.functions import mix
from bekwaam.config.demo.tree import PlannedUnit


@dataclass(frozen=True, slots=True)
class Seat:
    unit_code: str
    function: str
    kind_of_work: str
    leads: str | None = None


def seats_of(units: tuple[PlannedUnit, ...], rng: random.Random) -> list[Seat]:
    seats: list[Seat] = []
    for unit in units:
        work = mix(unit.mix)
        leads = [_lead_of(unit)] if unit.leading in ("own", "seated above") else []
        others = unit.people - (1 if unit.leading == "own" else 0)
        seats += leads
        seats += [Seat(unit.code, work.pick(rng), unit.mix) for _ in range(others)]
    return seats


def _lead_of(unit: PlannedUnit) -> Seat:
    seated_in = unit.parent_code if unit.leading == "seated above" else unit.code
    return Seat(seated_in or unit.code, unit.lead, unit.mix, leads=unit.code)
