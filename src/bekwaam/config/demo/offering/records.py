"""What the reader yields. Money is in cents, time in minutes; codes of units and functions are those of the organisation."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from bekwaam.config.demo.records import AcademyName

Form = Literal[
    "klassikaal", "virtueel", "elearning", "toets", "evaluatie", "werkplekopdracht", "coaching",
    "intervisie", "artikel", "video", "podcast", "community", "tool", "extern",
]  # fmt: skip
State = Literal["concept", "in_review", "published", "archived"]
Payer = Literal["eigen eenheid", "leercentrum", "gratis"]
ApprovalRule = Literal["geen", "leidinggevende", "leidinggevende boven bedrag", "back office"]
Effect = Literal["show", "book", "hide"]
Dimension = Literal["unit", "function", "employment_kind", "role", "person", "service"]
SkillKind = Literal["kennis", "vaardigheid", "houding"]

FORMS_WITH_RUNS: frozenset[str] = frozenset({"klassikaal", "virtueel", "extern"})


@dataclass(frozen=True, slots=True)
class Theme:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str
    address: str
    seats: int


@dataclass(frozen=True, slots=True)
class Skill:
    """Shaped as a SKOS concept; a group is a skill without `broader` that has narrower ones."""

    code: str
    label: str
    alternatives: tuple[str, ...]
    definition: str
    broader: str | None
    kind: SkillKind
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkillLevel:
    skill: str
    level: int


@dataclass(frozen=True, slots=True)
class Condition:
    """`key` is a code: of a unit, function, employment kind or role, or a person's number; empty for service."""

    dimension: Dimension
    key: str
    with_below: bool = False
    min_days: int | None = None
    max_days: int | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    effect: Effect
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    rule: ApprovalRule
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """`months_valid` is None when it does not lapse."""

    name: str
    months_valid: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """`on` follows from the day of reading; `place` is None for a run online. `taken` may equal `seats`: full."""

    on: date
    begins: time
    minutes: int
    place: str | None
    seats: int
    taken: int


@dataclass(frozen=True, slots=True)
class Activity:
    code: str
    title: str
    form: Form
    state: State
    owner_unit: str
    summary: str
    goals: tuple[str, ...]
    contents: tuple[str, ...]
    target_group: str
    level: str
    language: str
    study_minutes: int
    duration: str
    internal_price: int
    external_price: int
    payer: Payer
    approval: Approval
    provider: str
    themes: tuple[str, ...]
    skills: tuple[SkillLevel, ...]
    functions: tuple[str, ...]
    policies: tuple[Policy, ...]
    related: tuple[str, ...]
    prerequisites: tuple[str, ...]
    certificate: Certificate | None
    published_on: date
    review_on: date
    synonyms: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def is_open(self) -> bool:
        """Nobody is named who may see it, so the whole academy may."""
        return all(policy.effect != "show" for policy in self.policies)


@dataclass(frozen=True, slots=True)
class Offering:
    """`function_skills` gives the skills that each function asks for; a group of synonyms starts with the usual word."""

    academy: AcademyName
    themes: tuple[Theme, ...]
    places: tuple[Place, ...]
    skills: tuple[Skill, ...]
    function_skills: dict[str, tuple[SkillLevel, ...]]
    synonyms: tuple[tuple[str, ...], ...]
    activities: tuple[Activity, ...]
