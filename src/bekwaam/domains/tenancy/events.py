"""What happened to an academy's own settings, for whoever keeps account of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bekwaam.kernel.actors import Actor
from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class LooksChanged(Event):
    actor: Actor
    at: datetime
    settings_id: UUID
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class SwitchesChanged(Event):
    actor: Actor
    at: datetime
    settings_id: UUID
    before: Mapping[str, bool]
    after: Mapping[str, bool]


@dataclass(frozen=True, kw_only=True)
class HouseRulesChanged(Event):
    actor: Actor
    at: datetime
    settings_id: UUID
    before: Mapping[str, Any]
    after: Mapping[str, Any]
