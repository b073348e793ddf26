"""Telling those involved that something is theirs to do, or that it was decided."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.offcatalogue import messages
from bekwaam.domains.offcatalogue.enums import WAITING, Outcome, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.people import backoffice_of, standing_in
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.links import link_to

RESULTS = {
    Outcome.ONCE: "Je kunt het regelen zoals in de aanvraag staat.",
    Outcome.ADDED: "We zetten het ook in het aanbod, zodat collega’s het vinden.",
    Outcome.EXISTING: "Het staat al in het aanbod. In de aanvraag lees je waar.",
}


def tell_whose_turn(row: OffCatalogueRequest, *, actor: Actor, at: datetime) -> None:
    _tell_deciders(messages.YOUR_TURN.code, row, actor=actor, at=at)


def remind_whose_turn(row: OffCatalogueRequest, *, at: datetime) -> None:
    _tell_deciders(messages.REMINDER.code, row, actor=None, at=at)


def tell_question(row: OffCatalogueRequest, words: str, *, actor: Actor, at: datetime) -> None:
    facts = {"titel": row.title, "vraag": words}
    _tell(messages.QUESTION.code, row, _concerned(row), facts, actor=actor, at=at)


def tell_granted(row: OffCatalogueRequest, *, actor: Actor, at: datetime) -> None:
    facts = {"titel": row.title, "gevolg": RESULTS[Outcome(row.outcome)]}
    _tell(messages.GRANTED.code, row, _concerned(row), facts, actor=actor, at=at)


def tell_refused(row: OffCatalogueRequest, words: str, *, actor: Actor, at: datetime) -> None:
    facts = {"titel": row.title, "reden": words}
    _tell(messages.REFUSED.code, row, _concerned(row), facts, actor=actor, at=at)


def tell_withdrawn(row: OffCatalogueRequest, decider_id: UUID | None, *, actor: Actor, at: datetime) -> None:
    if decider_id is not None:
        facts = {"medewerker": row.person.full_name}
        _tell(messages.WITHDRAWN.code, row, {decider_id}, facts, actor=actor, at=at)


def deciders_of(row: OffCatalogueRequest, *, at: datetime) -> set[UUID]:
    """Who may take the turn now, without those it concerns."""
    on = local_date(at)
    if row.state == State.AT_BACKOFFICE:
        found = backoffice_of(row.unit_id, on)
    elif row.decider_id is not None:
        found = {row.decider_id, *standing_in({row.decider_id}, on).get(row.decider_id, [])}
    else:
        found = set()
    return found - _concerned(row)


def _tell_deciders(kind: str, row: OffCatalogueRequest, *, actor: Actor | None, at: datetime) -> None:
    if row.state in WAITING:
        facts = {"medewerker": row.person.full_name, "titel": row.title}
        _tell(kind, row, deciders_of(row, at=at), facts, actor=actor, at=at)


def _concerned(row: OffCatalogueRequest) -> set[UUID]:
    return {row.person_id, row.asker_id}


def _tell(
    kind: str,
    row: OffCatalogueRequest,
    people: set[UUID],
    facts: dict[str, str],
    *,
    actor: Actor | None,
    at: datetime,
) -> None:
    if people:
        link = link_to("request", row.pk)
        notify(kind, people, facts, event_id=new_id(), link=link, actor=actor, at=at)
