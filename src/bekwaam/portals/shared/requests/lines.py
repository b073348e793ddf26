"""A request as one line of a list, and its state in words that say who is next."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.offcatalogue.enums import State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.portals.shared.money import euros

KINDS = {
    State.DRAFT: "todo",
    State.AT_MANAGER: "info",
    State.AT_BUDGET: "info",
    State.AT_BACKOFFICE: "info",
    State.ASKED_BACK: "warn",
    State.GRANTED: "ok",
    State.REFUSED: "neg",
    State.WITHDRAWN: "na",
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    title: str
    href: str
    person: str
    unit: str
    cost: str
    kind: str
    state: str
    next_one: str
    since: datetime | None


def line_of(row: OffCatalogueRequest) -> RequestLine:
    return RequestLine(
        title=row.title,
        href=reverse("request", args=[row.pk]),
        person=row.person.full_name,
        unit=row.unit.name,
        cost=euros(row.total_cost),
        kind=KINDS[State(row.state)],
        state=str(State(row.state).label),
        next_one=next_one(row),
        since=row.waiting_since,
    )


def next_one(row: OffCatalogueRequest) -> str:
    """Who has to do something now, by name where it is one person."""
    if row.state in (State.AT_MANAGER, State.AT_BUDGET):
        return row.decider.full_name if row.decider else ""
    if row.state == State.AT_BACKOFFICE:
        return _("De backoffice van %(unit)s") % {"unit": row.unit.name}
    return row.asker.full_name if row.state in (State.DRAFT, State.ASKED_BACK) else ""
