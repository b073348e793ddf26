"""What other contexts may hear about the organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class UnitCreated(Event):
    unit_id: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class UnitChanged(Event):
    """Name, kind, place, cost centre or leader are different from a day on; that day may lie ahead."""

    unit_id: UUID
    fields: frozenset[str]
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class UnitEnded(Event):
    unit_id: UUID
    last_day: date


@dataclass(frozen=True, kw_only=True)
class TreeChanged(Event):
    """Today's tree, or who leads a unit in it, is different: whoever derived something from it does so again."""

    on: date
