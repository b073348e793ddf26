"""Employments with a manager or a cost centre other than those of their unit."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date

from bekwaam.config.demo.contracts import Stint
from bekwaam.config.demo.tree import PlannedUnit

OTHER_MANAGER = 0.02
OTHER_COST_CENTRE = 0.03


def with_overrides(
    stints: list[Stint], units: tuple[PlannedUnit, ...], today: date, rng: random.Random
) -> list[Stint]:
    """Only within the same directorate, and only for who is not one of the fixed people."""
    directorate = {unit.code: unit.path.partition("/")[0] for unit in units}
    centres: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        centres[directorate[unit.code]].append(unit.cost_centre)
    leads: dict[str, list[Stint]] = defaultdict(list)
    for stint in stints:
        if stint.leads and stint.runs_on(today):
            leads[directorate[stint.leads]].append(stint)
    return [
        _overridden(stint, leads[directorate[stint.unit_code]], centres[directorate[stint.unit_code]], rng)
        if stint.runs_on(today) and not stint.is_persona and not stint.leads
        else stint
        for stint in stints
    ]


def _overridden(stint: Stint, leads: list[Stint], centres: list[str], rng: random.Random) -> Stint:
    if leads and rng.random() < OTHER_MANAGER:
        stint = replace(stint, manager_number=rng.choice(leads).person_number)
    if rng.random() < OTHER_COST_CENTRE:
        stint = replace(stint, cost_centre=rng.choice(centres))
    return stint
