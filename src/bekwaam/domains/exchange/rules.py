"""Who may offer and take over, and how many seats there are. Facts in, decision out."""

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.rules import may_arrange, may_manage
from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

CONDITIONS_LENGTH, MOST_SEATS = 2_000, 10_000


def may_offer(actor: Actor, *, owner_unit_id: UUID, activity_state: str, is_taken_over: bool) -> Decision:
    """The learning centre speaks for the academy; what came from another academy is not passed on."""
    decision = may_arrange(actor)
    if not decision:
        return refused("exchange.only_centre")
    if not may_manage(actor, owner_unit_id):
        return refused("exchange.only_centre")
    if activity_state != ActivityState.PUBLISHED:
        return refused("exchange.not_published")
    return refused("exchange.not_your_own") if is_taken_over else ALLOWED


def are_terms_sound(
    *,
    is_for_all: bool,
    target_ids: Collection[UUID],
    known_ids: Collection[UUID],
    own_id: UUID,
    price: Decimal,
    conditions: str,
    seats: int | None,
) -> Decision:
    if not is_for_all and not target_ids:
        return refused("exchange.for_nobody")
    if own_id in target_ids or not set(target_ids) <= set(known_ids):
        return refused("exchange.unknown_academy")
    if not 0 <= price < 10_000_000:
        return refused("exchange.bad_price")
    if len(conditions) > CONDITIONS_LENGTH:
        return refused("exchange.too_long", limit=CONDITIONS_LENGTH)
    return ALLOWED if seats is None or 1 <= seats <= MOST_SEATS else refused("exchange.bad_seats")


def may_take(actor: Actor, *, offer_state: str, is_own: bool, is_taken: bool) -> Decision:
    if not may_arrange(actor):
        return refused("exchange.only_centre")
    if is_own or offer_state != OfferState.OFFERED:
        return refused("exchange.not_there")
    return refused("exchange.taken_already") if is_taken else ALLOWED


def is_meant_for(
    offer_state: str, target_ids: Collection[UUID], academy_id: UUID, *, is_for_all: bool
) -> bool:
    return offer_state == OfferState.OFFERED and (is_for_all or academy_id in target_ids)


def may_stop(actor: Actor, *, state: str) -> Decision:
    if not may_arrange(actor):
        return refused("exchange.only_centre")
    return ALLOWED if state == TakeoverState.TAKEN else refused("exchange.ended_already")


def may_withdraw(actor: Actor, *, state: str) -> Decision:
    if not may_arrange(actor):
        return refused("exchange.only_centre")
    return ALLOWED if state == OfferState.OFFERED else refused("exchange.withdrawn_already")


def may_ask_seats(actor: Actor, *, state: str, seats: int, knows_run: bool) -> Decision:
    if not may_arrange(actor):
        return refused("exchange.only_centre")
    if state != TakeoverState.TAKEN or not knows_run:
        return refused("exchange.not_there")
    return ALLOWED if 1 <= seats <= MOST_SEATS else refused("exchange.bad_seats")


def may_grant_seats(
    *, asked: int, held: int, per_academy: int | None, seats_total: int | None, seats_taken: int
) -> Decision:
    """`held`: what this academy has already of the run's seats."""
    if per_academy is not None and held + asked > per_academy:
        return refused("over_share")
    if seats_total is not None and seats_taken + asked > seats_total:
        return refused("full")
    return ALLOWED


def may_return_seats(actor: Actor, *, state: str) -> Decision:
    if not may_arrange(actor):
        return refused("exchange.only_centre")
    return ALLOWED if state == ClaimState.GRANTED else refused("exchange.nothing_to_return")
