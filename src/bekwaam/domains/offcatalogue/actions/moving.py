"""From hand to hand: submit, agree, ask, answer, refuse, withdraw. Each decides late, on the locked row, with who decides today."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue.cleaning import clean_lines
from bekwaam.domains.offcatalogue import rules
from bekwaam.domains.offcatalogue.actions import telling
from bekwaam.domains.offcatalogue.actions.drafting import Wanted, checked, fill
from bekwaam.domains.offcatalogue.actions.following import settle
from bekwaam.domains.offcatalogue.actions.steps import Done, locked, move, require_turn
from bekwaam.domains.offcatalogue.enums import WAITING, Deed, State
from bekwaam.domains.offcatalogue.events import RequestRefused, RequestSubmitted, RequestWithdrawn
from bekwaam.domains.offcatalogue.facts import Turn
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.deciders import costs_of, standing_of, turn_of
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require


@transaction.atomic
def submit(request_id: UUID, *, actor: Actor, at: datetime) -> OffCatalogueRequest:
    row = locked(request_id)
    require(rules.may_change(actor, turn_of(row)))
    require(rules.is_complete(title=row.title, motive=row.motive))
    row.submitted_at = at
    _to_first(row, Done(deed=Deed.SUBMITTED, actor=actor, at=at))
    events.publish(RequestSubmitted(request_id=row.pk))
    return row


@transaction.atomic
def agree(
    request_id: UUID, *, seen_turn: int, words: str = "", actor: Actor, at: datetime
) -> OffCatalogueRequest:
    """The manager or the budget holder says yes; the back office closes with `grant`."""
    row, words = _taken(request_id, words, seen_turn=seen_turn, actor=actor, at=at, is_needed=False)
    if row.state == State.AT_BACKOFFICE:
        raise Refused("offcatalogue.no_outcome")
    standing = standing_of(row, local_date(at))
    row.agreed_cost = costs_of(row).weighed
    done = _done(Deed.AGREED, turn_of(row), words, actor=actor, at=at)
    move(row, standing.route.after(State(row.state)), done, standing.route)
    telling.tell_whose_turn(row, actor=actor, at=at)
    return row


@transaction.atomic
def ask_back(
    request_id: UUID, *, seen_turn: int, words: str, actor: Actor, at: datetime
) -> OffCatalogueRequest:
    row, words = _taken(request_id, words, seen_turn=seen_turn, actor=actor, at=at, is_needed=True)
    done = _done(Deed.ASKED_BACK, turn_of(row), words, actor=actor, at=at)
    row.asked_from = row.state
    move(row, State.ASKED_BACK, done)
    telling.tell_question(row, words, actor=actor, at=at)
    return row


@transaction.atomic
def refuse(
    request_id: UUID, *, seen_turn: int, words: str, actor: Actor, at: datetime
) -> OffCatalogueRequest:
    row, words = _taken(request_id, words, seen_turn=seen_turn, actor=actor, at=at, is_needed=True)
    move(row, State.REFUSED, _done(Deed.REFUSED, turn_of(row), words, actor=actor, at=at))
    telling.tell_refused(row, words, actor=actor, at=at)
    events.publish(RequestRefused(request_id=row.pk))
    return row


@transaction.atomic
def answer(
    request_id: UUID,
    *,
    seen_turn: int,
    words: str,
    wanted: Wanted | None = None,
    actor: Actor,
    at: datetime,
) -> OffCatalogueRequest:
    """Back to who asked; to the first step when it is something else, or costs more, than was agreed to."""
    row, words = locked(request_id), clean_lines(words)
    turn = turn_of(row)
    require(rules.may_answer(actor, turn))
    require_turn(row, seen_turn)
    require(rules.may_say(words, is_needed=True))
    asked_for = what_is_asked(row)
    if wanted is not None:
        require(rules.may_write(actor, turn))
        fill(row, checked(wanted), at=at)
    done = Done(deed=Deed.ANSWERED, actor=actor, at=at, words=words)
    is_other = what_is_asked(row) != asked_for
    if rules.goes_back_to_start(is_other=is_other, weighed=costs_of(row).weighed, agreed=row.agreed_cost):
        _to_first(row, done)
    else:
        _to_who_asked(row, done)
    return row


@transaction.atomic
def withdraw(request_id: UUID, *, words: str = "", actor: Actor, at: datetime) -> OffCatalogueRequest:
    row, words = locked(request_id), clean_lines(words)
    require(rules.may_withdraw(actor, turn_of(row)))
    require(rules.may_say(words, is_needed=False))
    waited_for = row.decider_id
    move(row, State.WITHDRAWN, Done(deed=Deed.WITHDRAWN, actor=actor, at=at, words=words))
    telling.tell_withdrawn(row, waited_for, actor=actor, at=at)
    events.publish(RequestWithdrawn(request_id=row.pk))
    return row


def what_is_asked(row: OffCatalogueRequest) -> tuple[str, ...]:
    return row.title, row.provider, row.link, row.form


def take_turn(request_id: UUID, *, seen_turn: int, actor: Actor, at: datetime) -> OffCatalogueRequest:
    """The row, locked, when this actor decides about it today and nobody was first."""
    row = locked(request_id)
    require_turn(row, seen_turn)
    if row.state in WAITING:
        settle(row, standing_of(row, local_date(at)), at=at)
    require(rules.may_decide(actor, turn_of(row)))
    return row


def _taken(
    request_id: UUID, words: str, *, seen_turn: int, actor: Actor, at: datetime, is_needed: bool
) -> tuple[OffCatalogueRequest, str]:
    words = clean_lines(words)
    row = take_turn(request_id, seen_turn=seen_turn, actor=actor, at=at)
    require(rules.may_say(words, is_needed=is_needed))
    return row, words


def _done(deed: Deed, turn: Turn, words: str, *, actor: Actor, at: datetime) -> Done:
    behalf = rules.decides_on_behalf(actor, turn)
    return Done(deed=deed, actor=actor, at=at, words=words, on_behalf_of=behalf)


def _to_first(row: OffCatalogueRequest, done: Done) -> None:
    standing = standing_of(row, local_date(done.at))
    if standing.job is None:
        raise Refused("offcatalogue.no_job")
    row.unit_id = standing.job.unit_id
    first = standing.route.after(State.DRAFT)
    row.agreed_cost = costs_of(row).weighed if first == State.AT_BACKOFFICE else None
    move(row, first, done, standing.route)
    telling.tell_whose_turn(row, actor=done.actor, at=done.at)


def _to_who_asked(row: OffCatalogueRequest, done: Done) -> None:
    """To the same step, with who takes it today; a step that nobody takes any more is passed over."""
    standing = standing_of(row, local_date(done.at))
    if standing.job is None:
        raise Refused("offcatalogue.no_job")
    row.unit_id = standing.job.unit_id
    wanted = State(row.asked_from)
    has_somebody = wanted == State.AT_BACKOFFICE or standing.route.decider_at(wanted) is not None
    move(row, wanted if has_somebody else standing.route.after(wanted), done, standing.route)
    telling.tell_whose_turn(row, actor=done.actor, at=done.at)
