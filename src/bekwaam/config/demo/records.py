"""What the generator yields. Periods include their last day, as in `kernel.periods`; None means no end known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from bekwaam.kernel.actors import Role

EmploymentKind = Literal["vast", "tijdelijk", "inhuur", "stage", "extern"]
AcademyName = Literal["lindewaard", "zuidermeer"]
Task = Literal["approve", "register", "team_view", "manage_offer", "manage_people"]
"""What can be handed over: the values of the people context, which needs Django to be imported."""


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """One unit as it was during one period; a unit keeps its code through all its versions."""

    code: str
    name: str
    kind: str
    parent_code: str | None
    cost_centre: str
    manager_number: str | None
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Function:
    code: str
    name: str
    family: str


@dataclass(frozen=True, slots=True)
class Supplier:
    """`lots` are the kinds of work for which the supplier sends people; none means: any."""

    code: str
    name: str
    mail_domain: str
    lots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a single name has it as family name and no given name, as in the personal records database."""

    number: str
    given_name: str
    infix: str
    family_name: str
    email: str
    external_id: UUID

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given_name, self.infix, self.family_name) if part)


@dataclass(frozen=True, slots=True)
class Employment:
    """`named_manager_number` and `cost_centre` are filled only where they differ from those of the unit."""

    person_number: str
    sequence: int
    function_code: str
    unit_code: str
    kind: EmploymentKind
    hours_per_week: Decimal
    started_on: date
    ended_on: date | None
    is_primary: bool
    supplier_code: str | None
    named_manager_number: str | None
    cost_centre: str | None

    def runs_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, slots=True)
class Absence:
    """A long absence as the personnel system reports it: dates, never a reason."""

    person_number: str
    sequence: int
    starts_on: date
    ends_on: date | None

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """The role holds for the unit and everything below it; a supplier's contact also has a supplier."""

    person_number: str
    role: Role
    unit_code: str
    valid_from: date
    valid_until: date | None
    supplier_code: str | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """The giver hands the tasks to the substitute; somebody else made it when the giver is absent."""

    giver_number: str
    substitute_number: str
    tasks: tuple[Task, ...]
    unit_code: str
    starts_on: date
    ends_on: date
    made_by_number: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to become in the demo. `role` is None when it follows from the employment itself."""

    slug: str
    person_number: str
    title: str
    story: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Theme:
    brand: str
    link: str
    grey: str
    accent: str
    font: str
    heading_font: str
    font_file: str
    radius: tuple[str, str, str]
    header: str
    logo: str


@dataclass(frozen=True, slots=True)
class DemoAcademy:
    """A whole academy. `units` holds as they are now, `unit_history` every earlier version and every ended unit."""

    slug: AcademyName
    name: str
    short_name: str
    seed: str
    today: date
    hosts: tuple[str, ...]
    theme: Theme
    units: tuple[UnitVersion, ...]
    unit_history: tuple[UnitVersion, ...]
    functions: tuple[Function, ...]
    suppliers: tuple[Supplier, ...]
    people: tuple[Person, ...]
    employments: tuple[Employment, ...]
    absences: tuple[Absence, ...]
    grants: tuple[RoleGrant, ...]
    personas: tuple[Persona, ...]
    substitute: Persona
    delegations: tuple[Delegation, ...]
