"""From blueprint to a tree of planned units: codes, cost centres, how many people each holds and who leads it."""

import random
from dataclasses import dataclass, replace
from typing import Literal

from bekwaam.config.demo.blueprint import Blueprint, DepartmentLine, DirectorateLine, TeamLine
from bekwaam.config.demo.functions import team_lead
from bekwaam.config.demo.streams import draw, shared_out

Leading = Literal["own", "seated above", "manager above", "none"]
LEADING_A_TEAM: tuple[tuple[Leading, float], ...] = (("own", 0.91), ("manager above", 0.05), ("none", 0.04))
LEADING_A_DEPARTMENT: tuple[tuple[Leading, float], ...] = (("own", 0.97), ("none", 0.03))
PEOPLE_PER_TEAM_AT_LEAST = 4


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """`people` counts those directly in the unit, its lead included when the lead sits there.

    Leading: `own` lead in the unit; `seated above`: an own lead, employed in the parent; `manager above`: the
    parent's manager leads this unit as well; `none`: nobody is named, so the nearest unit above counts.
    """

    code: str
    name: str
    level: str
    kind: str
    parent_code: str | None
    path: str
    cost_centre: str
    mix: str
    people: int
    lead: str
    leading: Leading
    is_fixed: bool = False


def grow(blueprint: Blueprint, size: float, rng: random.Random) -> tuple[PlannedUnit, ...]:
    """At a small size every domain, directorate and department stays; teams go where nobody would be in them."""
    top = [_root(blueprint), *_domains(blueprint, size)]
    staff = [max(2, round(line.staff * size)) for line in blueprint.directorates]
    departments = [line for directorate in blueprint.directorates for line in directorate.departments]
    free = round(blueprint.people * size) - sum(unit.people for unit in top) - sum(staff)
    sizes = iter(_department_sizes(departments, free, size))
    units = list(top)
    for place, (directorate, people) in enumerate(zip(blueprint.directorates, staff, strict=True), 1):
        head = _directorate(blueprint, directorate, place, people)
        units.append(head)
        for number, line in enumerate(directorate.departments, 1):
            units += _department(blueprint, head, number, line, next(sizes), size, rng)
    return tuple(_seat_leads_above(units))


def _root(blueprint: Blueprint) -> PlannedUnit:
    root = blueprint.root
    return PlannedUnit(
        root["code"], root["name"], "root", root["kind"], None, "", root["cost_centre"],
        "directiestaf", 1, root["lead"], "own",
    )  # fmt: skip


def _domains(blueprint: Blueprint, size: float) -> list[PlannedUnit]:
    if not blueprint.domains:
        return []
    level = blueprint.levels["domain"]
    people = max(1, round(level.staff * size))
    return [
        PlannedUnit(
            code, name, "domain", level.kind, blueprint.root["code"], name, f"{place}000000",
            level.mix, people, level.lead, "own",
        )
        for place, (code, name) in enumerate(blueprint.domains, 2)
    ]  # fmt: skip


def _directorate(blueprint: Blueprint, line: DirectorateLine, place: int, people: int) -> PlannedUnit:
    level = blueprint.levels["directorate"]
    codes = [code for code, _ in blueprint.domains]
    digit = codes.index(line.domain) + 2 if line.domain else 2
    return PlannedUnit(
        line.code, line.name, "directorate", level.kind, line.domain or blueprint.root["code"], line.name,
        f"{digit}{place:02}0000", level.mix, people, line.lead, "own",
    )  # fmt: skip


def _department_sizes(lines: list[DepartmentLine], free: int, size: float) -> list[int]:
    fixed = {index: _fixed_size(line, size) for index, line in enumerate(lines) if line.is_fixed}
    held = sum(_exact_people(line) for line in lines if not line.is_fixed)
    weights = [0.0 if index in fixed else float(line.people) for index, line in enumerate(lines)]
    shares = shared_out(max(0, free - sum(fixed.values()) - held), weights, least=2)
    return [
        fixed.get(index, share + _exact_people(line))
        for index, (line, share) in enumerate(zip(lines, shares, strict=True))
    ]


def _fixed_size(line: DepartmentLine, size: float) -> int:
    return line.people if line.is_exact else sum(_team_size(team, size) for team in line.teams)


def _exact_people(line: DepartmentLine) -> int:
    return sum(team.people or 0 for team in line.teams if team.is_exact)


def _team_size(team: TeamLine, size: float) -> int:
    people = team.people or 0
    return people if team.is_exact else max(2, round(people * size))


def _department(
    blueprint: Blueprint,
    head: PlannedUnit,
    number: int,
    line: DepartmentLine,
    people: int,
    size: float,
    rng: random.Random,
) -> list[PlannedUnit]:
    level = blueprint.levels["department"]
    own, teams = _spread(line, people, size, rng)
    unit = PlannedUnit(
        f"{head.code}{blueprint.separator}{number:0{blueprint.digits}}", line.name, "department", level.kind,
        head.code, f"{head.path}/{line.name}", f"{head.cost_centre[:3]}{number:02}00",
        line.mix, own, level.lead, "own" if line.is_fixed else draw(rng, LEADING_A_DEPARTMENT), line.is_fixed,
    )  # fmt: skip
    return [unit, *(_team(blueprint, unit, place, team, count, rng) for place, team, count in teams)]


def _spread(
    line: DepartmentLine, people: int, size: float, rng: random.Random
) -> tuple[int, list[tuple[int, TeamLine, int]]]:
    """How many stay with the department itself, and how many go to which team."""
    fixed = [(n, team, _team_size(team, size)) for n, team in enumerate(line.teams, 1) if team.people]
    loose = [(n, team) for n, team in enumerate(line.teams, 1) if not team.people]
    rest = people - sum(count for _, _, count in fixed)
    if not loose:
        return rest, fixed
    own = min(rest, 2 if rest > 2 * PEOPLE_PER_TEAM_AT_LEAST else 1)
    kept = loose[: max(1, (rest - own) // PEOPLE_PER_TEAM_AT_LEAST)]
    shares = shared_out(rest - own, [rng.uniform(0.75, 1.25) for _ in kept])
    return own, sorted(
        [*fixed, *((n, team, count) for (n, team), count in zip(kept, shares, strict=True))],
        key=lambda placed: placed[0],
    )


def _team(
    blueprint: Blueprint, unit: PlannedUnit, number: int, line: TeamLine, people: int, rng: random.Random
) -> PlannedUnit:
    level = blueprint.levels["team"]
    leading = draw(rng, LEADING_A_TEAM)
    if line.people:
        leading = "own"
    elif people < PEOPLE_PER_TEAM_AT_LEAST:
        leading = "none"
    return PlannedUnit(
        f"{unit.code}{blueprint.separator}{number:0{blueprint.digits}}", line.name, "team", level.kind, unit.code,
        f"{unit.path}/{line.name}", f"{unit.cost_centre[:5]}{number:02}", unit.mix, people,
        team_lead(unit.mix, level.lead), leading, bool(line.people),
    )  # fmt: skip


def _seat_leads_above(units: list[PlannedUnit]) -> list[PlannedUnit]:
    """The manager of a department whose people all sit in teams is employed in the directorate."""
    return [replace(unit, leading="seated above") if unit.people == 0 else unit for unit in units]
