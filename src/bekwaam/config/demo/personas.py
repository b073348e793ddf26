"""The fixed people: the personas of the demo, the colleagues in their team, and the substitute."""

from dataclasses import dataclass, replace
from typing import Any

from bekwaam.config.demo.careers import Setting
from bekwaam.config.demo.chronicle import Chronicle
from bekwaam.config.demo.contracts import FULL_TIME, Post, Stint, stints_in
from bekwaam.config.demo.naming import Register
from bekwaam.config.demo.records import AcademyName, EmploymentKind, Persona
from bekwaam.config.demo.staffing import Seat
from bekwaam.config.demo.streams import draw
from bekwaam.config.demo.suppliers import supplier_for
from bekwaam.config.demo.tables import days_ago, month_start, table
from bekwaam.config.demo.tree import PlannedUnit
from bekwaam.kernel.actors import Role

DAYS_IN_A_MONTH = 30.44
HOURS = (FULL_TIME, 32, 28, 36)


@dataclass(frozen=True, slots=True)
class FixedPerson:
    """`unit_code` and `scope_code` are resolved; at a small size a missing team gives way to its department."""

    number: int
    first: str
    last: str
    unit_code: str
    function: str
    months: int
    kind: EmploymentKind
    leads: bool
    slug: str
    story: str
    role: Role | None
    scope_code: str


@dataclass(frozen=True, slots=True)
class FixedCast:
    """Everyone of them, with the personas first and the substitute after them."""

    people: tuple[FixedPerson, ...]
    numbers: dict[int, str]
    stints: tuple[Stint, ...]

    def persona(self, person: FixedPerson) -> Persona:
        return Persona(person.slug, self.numbers[person.number], person.function, person.story, person.role)

    def with_slug(self) -> tuple[FixedPerson, ...]:
        return tuple(person for person in self.people if person.slug)


def read_cast(academy: AcademyName, units: tuple[PlannedUnit, ...]) -> tuple[FixedPerson, ...]:
    rows = table(f"{academy}_personas")
    by_path = {unit.path: unit.code for unit in units}
    team = rows["substitute"]["unit"]
    colleagues = [{"unit": team, **row} for row in rows.get("colleague", [])]
    return tuple(_fixed(row, by_path) for row in [*rows["persona"], rows["substitute"], *colleagues])


def _fixed(row: dict[str, Any], by_path: dict[str, str]) -> FixedPerson:
    path = row["unit"]
    while path not in by_path:
        path = path.rpartition("/")[0]
    return FixedPerson(
        number=row["number"],
        first=row["first"],
        last=row["last"],
        unit_code=by_path[path],
        function=row["function"],
        months=row["months"],
        kind=row.get("kind", "vast"),
        leads=row.get("leads", False),
        slug=row.get("slug", ""),
        story=row.get("story", ""),
        role=Role(row["role"]) if "role" in row else None,
        scope_code=by_path[row.get("scope", "")],
    )


def seats_left(seats: list[Seat], cast: tuple[FixedPerson, ...]) -> list[Seat]:
    """The seats for other people, once each of the cast has taken one in the own unit."""
    left = list(seats)
    for person in cast:
        for seat in left:
            if seat.unit_code == person.unit_code and bool(seat.leads) == person.leads:
                left.remove(seat)
                break
    return left


def enrol_cast(cast: tuple[FixedPerson, ...], register: Register, at: Setting) -> FixedCast:
    training = at.suppliers[-1]
    numbers: dict[int, str] = {}
    stints: list[Stint] = []
    for person in cast:
        domain = training.mail_domain if person.role is Role.SUPPLIER else ""
        numbers[person.number] = register.enrol(person.number, person.first, person.last, domain).number
        stints += _stints(person, numbers[person.number], at)
    return FixedCast(cast, numbers, tuple(stints))


def _stints(person: FixedPerson, number: str, at: Setting) -> list[Stint]:
    starts_on = month_start(days_ago(at.today, person.months * DAYS_IN_A_MONTH))
    until = at.today.replace(year=at.today.year + 1, month=1, day=1) if person.kind == "tijdelijk" else None
    hours = draw(at.rng, tuple((type(FULL_TIME)(hours), 1.0) for hours in HOURS))
    post = Post(person.unit_code, person.function, person.kind, hours, _supplier(person, at))
    if person.leads:
        starts_on = max(starts_on, at.chronicle.born(person.unit_code))
    found = stints_in(post, number, (starts_on, until), at.chronicle, at.rng)
    leads = person.unit_code if person.leads else None
    return [replace(stint, leads=leads, is_persona=True) for stint in found]


def _supplier(person: FixedPerson, at: Setting) -> str | None:
    if person.role is Role.SUPPLIER:
        return at.suppliers[-1].code
    if person.kind in ("inhuur", "extern"):
        return supplier_for(at.rng, at.suppliers, _work_of(person.unit_code, at.chronicle))
    return None


def _work_of(unit_code: str, chronicle: Chronicle) -> str:
    return chronicle.kinds_of_work[unit_code]
