"""Ten years of reorganisation: those named in the data table, and smaller ones among the teams."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

from bekwaam.config.demo.chronicle import Chronicle, Look
from bekwaam.config.demo.records import AcademyName
from bekwaam.config.demo.streams import draw
from bekwaam.config.demo.tables import FOUNDED, new_year, table
from bekwaam.config.demo.tree import PlannedUnit

FIRST_ENDED = 91
TEAM_EVENTS = (
    ("none", 0.74),
    ("renamed", 0.09),
    ("moved", 0.04),
    ("new", 0.06),
    ("merged", 0.04),
    ("heir", 0.03),
)
FORMER_ENDINGS = ("I", "II")
FORMER_FORMS = ("Bureau", "Groep", "Cluster")


class Reorganiser:
    """Writes the chronicle from today backwards: every event adds what was there before."""

    def __init__(
        self, units: tuple[PlannedUnit, ...], separator: str, today: date, rng: random.Random
    ) -> None:
        self.units = {unit.code: unit for unit in units}
        self.by_path = {unit.path: unit for unit in units}
        self.separator, self.today, self.rng = separator, today, rng
        self.chronicle = Chronicle(kinds_of_work={unit.code: unit.mix for unit in units})
        for unit in units:
            self.chronicle.looks[unit.code] = [_as_now(unit)]

    def rename(self, code: str, former: str, day: date) -> None:
        self._precede(replace(self.chronicle.looks[code][0], name=former, valid_until=day))

    def move(self, code: str, former_parent: str, day: date) -> None:
        self._precede(replace(self.chronicle.looks[code][0], parent_code=former_parent, valid_until=day))

    def arise(self, code: str, day: date, predecessors: tuple[str, ...]) -> None:
        self.chronicle.looks[code][0] = replace(self.chronicle.looks[code][0], valid_from=day)
        self.chronicle.predecessors[code] = predecessors

    def end(self, name: str, parent: str, heir: str, day: date) -> str:
        """A unit that was there until `day`, under a parent that always was."""
        number = FIRST_ENDED + sum(
            look[0].parent_code == parent and code not in self.units
            for code, look in self.chronicle.looks.items()
        )
        code = f"{parent}{self.separator}{number}"
        now = _as_now(self.units[heir])
        self.chronicle.looks[code] = [
            replace(now, code=code, name=name, parent_code=parent, valid_from=FOUNDED, valid_until=day)
        ]
        self.chronicle.heirs[code] = heir
        self.chronicle.kinds_of_work[code] = self.units[heir].mix
        return code

    def merge(self, code: str, former: list[str], day: date) -> None:
        parent = self.units[code].parent_code or ""
        self.arise(code, day, tuple(self.end(name, parent, code, day) for name in former))

    def _precede(self, before: Look) -> None:
        """The first look begins where the one before it ends."""
        looks = self.chronicle.looks[before.code]
        looks[:1] = [before, replace(looks[0], valid_from=before.valid_until or FOUNDED)]


def _as_now(unit: PlannedUnit) -> Look:
    return Look(unit.code, unit.name, unit.kind, unit.parent_code, unit.cost_centre, FOUNDED, None)


def reorganise(
    academy: AcademyName, units: tuple[PlannedUnit, ...], separator: str, today: date, rng: random.Random
) -> Chronicle:
    writer = Reorganiser(units, separator, today, rng)
    told = table(f"{academy}_units")
    _tell(writer, told)
    for unit in units:
        if unit.level == "team" and not unit.is_fixed:
            _team_event(writer, unit)
    return writer.chronicle


def _tell(writer: Reorganiser, told: dict[str, list[dict[str, Any]]]) -> None:
    for event in told.get("renamed", []):
        writer.rename(_unit(writer, event).code, event["former"], new_year(writer.today, event["years"]))
    for event in told.get("moved", []):
        writer.move(_unit(writer, event).code, event["parent"], new_year(writer.today, event["years"]))
    for event in told.get("merged", []):
        unit, day = _unit(writer, event), new_year(writer.today, event["years"])
        writer.merge(unit.code, event["former"], day)
        for team in [one for one in writer.units.values() if one.parent_code == unit.code]:
            writer.arise(team.code, day, writer.chronicle.predecessors[unit.code])
    for event in told.get("closed", []):
        heir = writer.by_path[f"{writer.units[event['code']].path}/{event['heir']}"]
        writer.end(event["name"], event["code"], heir.code, new_year(writer.today, event["years"]))


def _unit(writer: Reorganiser, event: dict[str, Any]) -> PlannedUnit:
    unit = writer.units[event["code"]]
    return writer.by_path[f"{unit.path}/{event['unit']}"] if "unit" in event else unit


def _team_event(writer: Reorganiser, team: PlannedUnit) -> None:
    """Only below a department that always was: what arose in a merger has no older teams."""
    parent = team.parent_code or ""
    event = draw(writer.rng, TEAM_EVENTS)
    day = new_year(writer.today, writer.rng.randint(1, 9)).replace(month=writer.rng.choice((1, 1, 4, 7)))
    if writer.chronicle.born(parent) > FOUNDED:
        return
    if event == "renamed":
        writer.rename(team.code, f"{writer.rng.choice(FORMER_FORMS)} {team.name}", day)
    elif event == "moved":
        _move_among_siblings(writer, team, day)
    elif event == "new":
        writer.arise(team.code, day, (parent,))
    elif event == "merged":
        writer.merge(team.code, [f"{team.name} {ending}" for ending in FORMER_ENDINGS], day)
    elif event == "heir":
        writer.end(f"Projectgroep {team.name}", parent, team.code, day)


def _move_among_siblings(writer: Reorganiser, team: PlannedUnit, day: date) -> None:
    department = writer.units[team.parent_code or ""]
    siblings = [
        unit.code
        for unit in writer.units.values()
        if unit.parent_code == department.parent_code
        and unit.level == "department"
        and unit.code != department.code
        and not unit.is_fixed
        and writer.chronicle.born(unit.code) == FOUNDED
    ]
    if siblings:
        writer.move(team.code, writer.rng.choice(siblings), day)
