"""Generates a whole academy: each subject in turn, each with a random stream of its own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from bekwaam.config.demo.absences import absences_of
from bekwaam.config.demo.blueprint import Blueprint, read_blueprint
from bekwaam.config.demo.careers import Setting, career
from bekwaam.config.demo.chronicle import Chronicle
from bekwaam.config.demo.contracts import Stint, number
from bekwaam.config.demo.delegations import delegations_of
from bekwaam.config.demo.functions import function_house
from bekwaam.config.demo.grants import grants_of
from bekwaam.config.demo.leavers import former_people
from bekwaam.config.demo.managers import versions
from bekwaam.config.demo.naming import Register, invent
from bekwaam.config.demo.newcomers import newcomers
from bekwaam.config.demo.overrides import with_overrides
from bekwaam.config.demo.personas import FixedCast, enrol_cast, read_cast, seats_left
from bekwaam.config.demo.records import AcademyName, DemoAcademy, Supplier, UnitVersion
from bekwaam.config.demo.reorganisation import reorganise
from bekwaam.config.demo.seasons import summer_crews
from bekwaam.config.demo.second_jobs import with_second_jobs
from bekwaam.config.demo.staffing import Seat, seats_of
from bekwaam.config.demo.streams import stream
from bekwaam.config.demo.suppliers import suppliers_of
from bekwaam.config.demo.tables import table
from bekwaam.config.demo.themes import theme_of
from bekwaam.config.demo.tree import PlannedUnit, grow

FIRST_NUMBER = 1_000
LINDEWAARD_PEOPLE = 6600
"""Numbers of leavers and the like are told for an academy of this size."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all later subjects stand on."""

    name: AcademyName
    seed: str
    today: date
    size: float
    blueprint: Blueprint
    units: tuple[PlannedUnit, ...]
    chronicle: Chronicle
    suppliers: tuple[Supplier, ...]
    neighbours: dict[str, list[str]]

    @property
    def scale(self) -> float:
        return self.size * self.blueprint.people / LINDEWAARD_PEOPLE

    def at(self, subject: str) -> Setting:
        return Setting(
            self.today, self.chronicle, self.suppliers, self.neighbours, stream(self.seed, subject)
        )


def generate(name: AcademyName, today: date, size: float = 1.0, *, seed: str = "bekwaam") -> DemoAcademy:
    """The same arguments give the same academy, in every process. `size` scales the number of people."""
    ground = _ground(name, today, size, f"{seed}/{name}")
    register, cast, stints = _populate(ground)
    current, history = _as_of(versions(ground.chronicle, ground.units, stints), today)
    stints = with_overrides(stints, ground.units, today, stream(ground.seed, "overrides"))
    employments = number(stints)
    fixed = frozenset(cast.numbers.values())
    absences = absences_of(employments, fixed, today, stream(ground.seed, "absences"))
    *personas, substitute = (cast.persona(person) for person in cast.with_slug())
    academy = table(f"{name}_personas")["academy"]
    return DemoAcademy(
        slug=name,
        name=academy["name"],
        short_name=academy["short"],
        seed=ground.seed,
        today=today,
        hosts=(f"{name}.localhost",),
        theme=theme_of(name),
        units=current,
        unit_history=history,
        functions=function_house(),
        suppliers=ground.suppliers,
        people=tuple(sorted(register.people, key=lambda person: person.number)),
        employments=employments,
        absences=absences,
        grants=grants_of(
            ground.units, employments, cast, ground.suppliers, today, stream(ground.seed, "grants")
        ),
        personas=tuple(personas),
        substitute=substitute,
        delegations=delegations_of(
            current, employments, absences, cast, today, stream(ground.seed, "delegations")
        ),
    )


def _ground(name: AcademyName, today: date, size: float, seed: str) -> Ground:
    blueprint = read_blueprint(name)
    units = grow(blueprint, size, stream(seed, "units"))
    return Ground(
        name=name,
        seed=seed,
        today=today,
        size=size,
        blueprint=blueprint,
        units=units,
        chronicle=reorganise(name, units, blueprint.separator, today, stream(seed, "reorganisation")),
        suppliers=suppliers_of(name),
        neighbours=_neighbours(units),
    )


def _neighbours(units: tuple[PlannedUnit, ...]) -> dict[str, list[str]]:
    """Per unit the other units of the same directorate to which somebody may have belonged before."""
    groups: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        if not unit.is_fixed and unit.people:
            groups[unit.path.partition("/")[0]].append(unit.code)
    return {unit.code: groups[unit.path.partition("/")[0]] for unit in units}


def _populate(ground: Ground) -> tuple[Register, FixedCast, list[Stint]]:
    """Everybody, in the order in which they claim names: the fixed people first."""
    academy = table(f"{ground.name}_personas")["academy"]
    register = Register(ground.seed, academy["mail_domain"], academy["number_width"])
    cast_lines = read_cast(ground.name, ground.units)
    seats = seats_left(seats_of(ground.units, stream(ground.seed, "seats")), cast_lines)
    cast = enrol_cast(cast_lines, register, ground.at("personas"))
    now = [*cast.stints, *_employed(ground, register, seats)]
    loose = [unit.code for unit in ground.units if unit.people > 1 and not unit.is_fixed]
    now = with_second_jobs(now, loose, ground.at("second jobs"))
    titles = {level.kind: level.lead for level in ground.blueprint.levels.values()}
    former = former_people(ground.at("leavers"), register, seats, ground.scale, titles, now)
    pools = [unit.code for unit in ground.units if unit.mix == "zwembad"]
    crews = summer_crews(ground.at("seasons"), register, pools, ground.blueprint.people * ground.size)
    coming = newcomers(ground.at("newcomers"), register, seats, ground.scale)
    return register, cast, [*now, *former, *crews, *coming]


def _employed(ground: Ground, register: Register, seats: list[Seat]) -> list[Stint]:
    names, at = stream(ground.seed, "names"), ground.at("careers")
    stints: list[Stint] = []
    for place, seat in enumerate(seats, FIRST_NUMBER + 1):
        person = register.enrol(place, *invent(names))
        stints += career(person.number, seat, at)
    return stints


def _as_of(found: list[UnitVersion], today: date) -> tuple[tuple[UnitVersion, ...], tuple[UnitVersion, ...]]:
    """Those that hold today, and the earlier ones."""
    holds = [one.valid_until is None or one.valid_until >= today for one in found]
    return (
        tuple(one for one, is_current in zip(found, holds, strict=True) if is_current),
        tuple(one for one, is_current in zip(found, holds, strict=True) if not is_current),
    )
