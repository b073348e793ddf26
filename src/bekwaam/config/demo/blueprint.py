"""The organisation as the data table draws it, before it is scaled and numbered."""

import re
from dataclasses import dataclass
from typing import Any

from bekwaam.config.demo.records import AcademyName
from bekwaam.config.demo.tables import table

TEAM = re.compile(r"(?P<name>[^(*]+?)\s*(?:\*(?P<times>\d+)|\((?P<exact>=?)(?P<people>\d+)\))?")


@dataclass(frozen=True, slots=True)
class TeamLine:
    """`people` only when the size is fixed; `is_exact` when it does not scale either."""

    name: str
    people: int | None = None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    name: str
    people: int
    is_exact: bool
    mix: str
    teams: tuple[TeamLine, ...]

    @property
    def is_fixed(self) -> bool:
        """All its people sit in teams of a fixed size, or it has a fixed size itself."""
        return self.is_exact or (bool(self.teams) and all(team.people for team in self.teams))


@dataclass(frozen=True, slots=True)
class Level:
    kind: str
    lead: str
    mix: str
    staff: int


@dataclass(frozen=True, slots=True)
class DirectorateLine:
    code: str
    name: str
    domain: str | None
    staff: int
    lead: str
    departments: tuple[DepartmentLine, ...]


@dataclass(frozen=True, slots=True)
class Blueprint:
    people: int
    separator: str
    digits: int
    root: dict[str, str]
    levels: dict[str, Level]
    domains: tuple[tuple[str, str], ...]
    directorates: tuple[DirectorateLine, ...]


def read_blueprint(academy: AcademyName) -> Blueprint:
    rows = table(f"{academy}_units")
    levels = {
        name: Level(row["kind"], row["lead"], row.get("mix", ""), row.get("staff", 0))
        for name, row in rows["levels"].items()
    }
    return Blueprint(
        people=rows["people"],
        separator=rows["codes"]["separator"],
        digits=rows["codes"]["digits"],
        root=rows["root"],
        levels=levels,
        domains=tuple((row["code"], row["name"]) for row in rows.get("domain", [])),
        directorates=tuple(
            _directorate(row, levels["directorate"], rows["districts"]) for row in rows["directorate"]
        ),
    )


def _directorate(row: dict[str, Any], level: Level, districts: list[str]) -> DirectorateLine:
    lines = row["departments"].strip().splitlines()
    return DirectorateLine(
        code=row["code"],
        name=row["name"],
        domain=row.get("domain"),
        staff=row["staff"],
        lead=row.get("lead", level.lead),
        departments=tuple(_department(line, districts) for line in lines),
    )


def _department(line: str, districts: list[str]) -> DepartmentLine:
    name, people, mix, teams = (cell.strip() for cell in line.split("|"))
    return DepartmentLine(
        name=name,
        people=int(people.removeprefix("=")),
        is_exact=people.startswith("="),
        mix=mix,
        teams=tuple(team for cell in teams.split(";") if cell.strip() for team in _teams(cell, districts)),
    )


def _teams(cell: str, districts: list[str]) -> list[TeamLine]:
    match = TEAM.fullmatch(cell.strip())
    if match is None:
        raise ValueError(f"not a team: {cell!r}")
    if match["times"]:
        return [TeamLine(f"{match['name']} {district}") for district in districts[: int(match["times"])]]
    people = int(match["people"]) if match["people"] else None
    return [TeamLine(match["name"], people, is_exact=bool(match["exact"]))]
