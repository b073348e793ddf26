"""What happens to people, for the contexts above."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class EmploymentStarted(Event):
    """A new job of a person: the first one, another one beside it, or one after an absence from the organisation."""

    person_id: UUID
    employment_id: UUID
    started_on: date


@dataclass(frozen=True, kw_only=True)
class EmploymentChanged(Event):
    """Another unit, function or kind: what a person must know may be different now."""

    person_id: UUID
    employment_id: UUID


@dataclass(frozen=True, kw_only=True)
class PeopleLeft(Event):
    """Their last employment ended: access is gone, evidence stays. Many may leave in one delivery."""

    person_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class PersonReturned(Event):
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class AbsenceChanged(Event):
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PeopleDelivered(Event):
    """A delivery of the personnel system was written; the people it touched, so that listeners work in one go."""

    person_ids: tuple[UUID, ...]
    on: date


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(Event):
    merge_id: UUID
    kept_id: UUID
    dissolved_id: UUID


@dataclass(frozen=True, kw_only=True)
class MergeUndone(Event):
    merge_id: UUID
    kept_id: UUID
    dissolved_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    grant_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    grant_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class DelegationGiven(Event):
    delegation_id: UUID
    giver_id: UUID
    substitute_id: UUID


@dataclass(frozen=True, kw_only=True)
class DelegationRevoked(Event):
    delegation_id: UUID


@dataclass(frozen=True, kw_only=True)
class FunctionsRenamed(Event):
    function_ids: tuple[UUID, ...]
