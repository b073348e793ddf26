"""What happens to skills, for the contexts above."""

from dataclasses import dataclass
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class SkillEstimated(Event):
    """Somebody estimated an own level, or took the estimate back (`level` None)."""

    person_id: UUID
    skill_id: UUID
    level: int | None


@dataclass(frozen=True, kw_only=True)
class SkillConfirmed(Event):
    """A manager confirmed a level of somebody else, or took that back (`level` None)."""

    person_id: UUID
    skill_id: UUID
    level: int | None


@dataclass(frozen=True, kw_only=True)
class SkillEarned(Event):
    """A result gave somebody a level."""

    person_id: UUID
    skill_id: UUID
    level: int


@dataclass(frozen=True, kw_only=True)
class FrameworkImported(Event):
    """A delivery of skills was written; the skills it touched."""

    skill_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class FunctionSkillsChanged(Event):
    """These functions ask other skills or levels from now on."""

    function_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class SkillChanged(Event):
    """A skill got other words or another place, by hand."""

    skill_id: UUID
