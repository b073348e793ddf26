"""What happened in the exchange, as the academy in scope sees it."""

from dataclasses import dataclass
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakenOver(Event):
    takeover_id: UUID
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeoverFollowed(Event):
    """The offer was changed by the academy it comes from; `revision` counts the changes."""

    takeover_id: UUID
    activity_id: UUID
    revision: int


@dataclass(frozen=True, kw_only=True)
class TakeoverEnded(Event):
    """Withdrawn by the academy it comes from. `kept_by` are those who kept it and saw it until now; who knows of
    bookings tells those who booked."""

    takeover_id: UUID
    activity_id: UUID
    reason: str
    kept_by: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TakeoverStopped(Event):
    """The academy in scope let go of it."""

    takeover_id: UUID
    activity_id: UUID
    kept_by: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TakenByOther(Event):
    """Another academy took over what we offer."""

    takeover_id: UUID


@dataclass(frozen=True, kw_only=True)
class LetGoByOther(Event):
    """Another academy stopped with what we offer."""

    takeover_id: UUID


@dataclass(frozen=True, kw_only=True)
class SeatsDecided(Event):
    claim_id: UUID
    is_granted: bool
