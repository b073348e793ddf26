"""What happened to requests for what is not on offer."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RequestSubmitted(Event):
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestGranted(Event):
    request_id: UUID
    outcome: str
    activity_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class RequestRefused(Event):
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(Event):
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class CostsKnown(Event):
    """Money will be spent: how much, for whom, and where it is booked. Amounts are as the asker filled them in."""

    request_id: UUID
    person_id: UUID
    unit_id: UUID
    cost_centre: str
    course: Decimal
    travel: Decimal
    other: Decimal
    vat: str


@dataclass(frozen=True, kw_only=True)
class AddedToOffering(Event):
    """A request led to a concept in the catalogue."""

    request_id: UUID
    activity_id: UUID
