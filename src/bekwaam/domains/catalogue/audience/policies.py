"""A policy as plain data: an effect, and conditions by dimension. Pure."""

from dataclasses import dataclass
from uuid import UUID

from bekwaam.domains.catalogue.enums import Dimension, Effect


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
