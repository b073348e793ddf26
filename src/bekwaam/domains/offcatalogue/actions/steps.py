"""One change of hands: the row locked, the move made, a line on the timeline and a fact in the log."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.offcatalogue.enums import CLOSED, WAITING, Deed, State
from bekwaam.domains.offcatalogue.facts import Route
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestStep
from bekwaam.domains.offcatalogue.queries.requests import last_actor
from bekwaam.domains.offcatalogue.rules import may_take_turn
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require

MOVED = (
    "state",
    "asked_from",
    "turn",
    "decider",
    "unit",
    "waiting_since",
    "reminded_at",
    "agreed_cost",
    "outcome",
    "activity",
    "cost_centre",
    "changed_at",
    "submitted_at",
    "closed_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Who does what, and in whose name."""

    deed: Deed
    actor: Actor
    at: datetime
    words: str = ""
    on_behalf_of: tuple[UUID, str] | None = None


def locked(request_id: UUID) -> OffCatalogueRequest:
    row: OffCatalogueRequest = (
        OffCatalogueRequest.objects.select_for_update(of=("self",))
        .select_related("person", "asker", "unit", "decider")
        .get(pk=request_id)
    )
    return row


def require_turn(row: OffCatalogueRequest, seen_turn: int) -> None:
    last = "" if row.turn == seen_turn else last_actor(row.pk)
    require(may_take_turn(seen=seen_turn, turn=row.turn, last=last))


def move(row: OffCatalogueRequest, state: State, done: Done, route: Route | None = None) -> None:
    """Write where it stands now, and that it got there."""
    before = row.state
    row.state = state
    row.decider_id = route.decider_at(state) if route is not None else None
    row.turn += 1
    row.waiting_since = done.at if state in WAITING else None
    row.reminded_at = None
    row.changed_at = done.at
    row.closed_at = done.at if state in CLOSED else None
    row.save(update_fields=MOVED)
    add_step(row, before, done)


def add_step(row: OffCatalogueRequest, at_state: str, done: Done) -> None:
    behalf_id, behalf_label = done.on_behalf_of or (None, "")
    RequestStep.objects.create(
        request=row,
        deed=done.deed,
        at_state=at_state,
        actor_id=done.actor.person_id,
        actor_label=done.actor.label[:200],
        on_behalf_of_id=behalf_id,
        on_behalf_label=behalf_label[:200],
        words=done.words,
        at=done.at,
    )
    record(
        f"offcatalogue.{VERBS[done.deed]}",
        subject_of(row),
        actor=done.actor,
        at=done.at,
        before={"state": at_state},
        after={"state": str(row.state), "outcome": row.outcome},
        on_behalf_of=done.on_behalf_of,
    )


VERBS = {
    Deed.SUBMITTED: "submitted",
    Deed.AGREED: "agreed",
    Deed.ASKED_BACK: "asked_back",
    Deed.ANSWERED: "answered",
    Deed.PASSED_ON: "passed_on",
    Deed.GRANTED: "granted",
    Deed.REFUSED: "refused",
    Deed.WITHDRAWN: "withdrawn",
}


def subject_of(row: OffCatalogueRequest) -> Subject:
    """What it is about stays out of the log: many read the log, and few are involved."""
    return Subject("offcataloguerequest", row.pk, f"aanvraag {reference_of(row)}", row.unit_id)


def reference_of(row: OffCatalogueRequest) -> str:
    """A short word for the telephone."""
    return f"AB-{row.pk.hex[-6:].upper()}"
