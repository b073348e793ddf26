"""What rules decide from: whose turn it is, what it costs, and who decides along the way. Plain values."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.offcatalogue.enums import State, Vat

VAT_FACTOR = Decimal("1.21")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What is known of a request when somebody wants to do something with it."""

    state: str
    person_id: UUID
    asker_id: UUID
    unit_id: UUID
    decider_id: UUID | None = None
    asked_from: str = ""

    @property
    def concerned(self) -> frozenset[UUID]:
        return frozenset({self.person_id, self.asker_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    course: Decimal = Decimal(0)
    travel: Decimal = Decimal(0)
    other: Decimal = Decimal(0)
    vat: str = Vat.INCLUDED.value

    @property
    def weighed(self) -> Decimal:
        """What it costs all told, so that leaving VAT out brings nobody below an amount."""
        bought = self.course + self.other
        return self.travel + (bought * VAT_FACTOR if self.vat == Vat.EXCLUDED else bought)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could decide. Away: absent for long, and nobody stands in."""

    person_id: UUID
    is_active: bool = True
    is_away: bool = False


def first_able(candidates: Iterable[Candidate | None], *, excluded: Collection[UUID]) -> UUID | None:
    """The nearest who works here, is not concerned, and is there or has a substitute; else the nearest who is away."""
    able = [each for each in candidates if each and each.is_active and each.person_id not in excluded]
    there = [each for each in able if not each.is_away]
    return next((each.person_id for each in (there or able)), None)


@dataclass(frozen=True, slots=True)
class Route:
    """Who decides at the first two steps; nobody means that the step is passed over."""

    manager_id: UUID | None
    budget_id: UUID | None

    def decider_at(self, state: str) -> UUID | None:
        return {State.AT_MANAGER.value: self.manager_id, State.AT_BUDGET.value: self.budget_id}.get(state)

    def after(self, state: str) -> State:
        """The next step that has somebody; the back office always decides."""
        if state in (State.DRAFT, State.ASKED_BACK) and self.manager_id:
            return State.AT_MANAGER
        if state in (State.DRAFT, State.ASKED_BACK, State.AT_MANAGER) and self.budget_id:
            return State.AT_BUDGET
        return State.AT_BACKOFFICE
