"""A policy as plain data: an effect, and conditions by dimension. Pure."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.kernel.ids import parse_id

SERVICE = re.compile(r"(\d{1,6})-(\d{0,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One alternative of one dimension."""

    dimension: Dimension
    unit_id: UUID | None = None
    with_below: bool = True
    function_id: UUID | None = None
    person_id: UUID | None = None
    code: str = ""
    """An employment kind or a role."""
    min_days: int | None = None
    max_days: int | None = None

    @property
    def key(self) -> str:
        """What a person's own facts are compared with; time in service is compared by its days."""
        keys = {
            Dimension.UNIT: f"{'below' if self.with_below else 'unit'}:{self.unit_id}",
            Dimension.FUNCTION: f"function:{self.function_id}",
            Dimension.PERSON: f"person:{self.person_id}",
            Dimension.EMPLOYMENT_KIND: f"kind:{self.code}",
            Dimension.ROLE: f"role:{self.code}",
            Dimension.SERVICE: f"service:{self.min_days or 0}-{'' if self.max_days is None else self.max_days}",
        }
        return keys[self.dimension]


@dataclass(frozen=True, slots=True)
class Policy:
    effect: Effect
    conditions: tuple[Condition, ...]

    @property
    def dimensions(self) -> frozenset[Dimension]:
        return frozenset(condition.dimension for condition in self.conditions)


def condition_of_key(key: str) -> Condition | None:
    """The condition with this key; nothing when the key says nothing."""
    start, _, word = key.partition(":")
    if start == "service":
        return _of_service(word)
    if start in ("kind", "role"):
        dimension = Dimension.EMPLOYMENT_KIND if start == "kind" else Dimension.ROLE
        return Condition(dimension=dimension, code=word)
    found = parse_id(word)
    values: dict[str, dict[str, Any]] = {
        "unit": {"dimension": Dimension.UNIT, "unit_id": found, "with_below": False},
        "below": {"dimension": Dimension.UNIT, "unit_id": found},
        "function": {"dimension": Dimension.FUNCTION, "function_id": found},
        "person": {"dimension": Dimension.PERSON, "person_id": found},
    }
    return Condition(**values[start]) if found and start in values else None


def _of_service(word: str) -> Condition | None:
    days = SERVICE.fullmatch(word)
    if days is None:
        return None
    last = int(days[2]) if days[2] else None
    return Condition(dimension=Dimension.SERVICE, min_days=int(days[1]) or None, max_days=last)
