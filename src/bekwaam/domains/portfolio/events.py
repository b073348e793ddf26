"""What happened in the portfolio."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Event):
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class NeedSubmitted(Event):
    need_id: UUID
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class NeedDecided(Event):
    need_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ActivityWillRetire(Event):
    """Notice that an activity leaves the catalogue; who knows of bookings tells those who booked."""

    activity_id: UUID
    leaves_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ActivityStays(Event):
    """What was told by `ActivityWillRetire` is taken back."""

    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractWarned(Event):
    contract_id: UUID
