"""Seats for people of another academy: asked for over there, counted here, where the activity lives. Numbers only."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions.runs import count_seats
from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.exchange import queries, rules
from bekwaam.domains.exchange.actions.telling import DECIDE, SETTLE, TOLD, subject_of_takeover, tell
from bekwaam.domains.exchange.enums import CLAIM_STATES, ClaimState, OfferState, TakeoverState
from bekwaam.domains.exchange.models import SeatClaim, Takeover
from bekwaam.domains.exchange.sheet import runs_of
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused, require
from bekwaam.kernel.scope import current_academy_id


@transaction.atomic
def ask_seats(takeover_id: UUID, run_id: UUID, *, seats: int, actor: Actor, at: datetime) -> SeatClaim:
    takeover = Takeover.objects.get(pk=takeover_id, by_academy=current_academy_id())
    offer = queries.offers_of_others().filter(pk=takeover.offer_id).first()
    knows_run = offer is not None and run_id in {run.id for run in runs_of(offer.sheet)}
    require(rules.may_ask_seats(actor, state=takeover.state, seats=seats, knows_run=knows_run))
    claim = SeatClaim.objects.create(
        takeover=takeover,
        from_academy_id=takeover.from_academy_id,
        by_academy_id=takeover.by_academy_id,
        run_id=run_id,
        seats=seats,
        asked_at=at,
    )
    after = {"run": str(run_id), "seats": seats}
    record("exchange.seats_asked", subject_of_takeover(takeover), actor=actor, at=at, after=after)
    tell(DECIDE, claim.from_academy_id, claim_id=claim.pk)
    return claim


@transaction.atomic
def decide_claim(claim_id: UUID, *, at: datetime) -> None:
    """In the scope of the academy that offers; once."""
    claim = _claim_here(claim_id)
    if claim is None or claim.state != ClaimState.ASKED:
        return
    run = AnnouncedRun.objects.select_for_update().filter(pk=claim.run_id).first()
    decision = _judged(claim, run)
    if decision and run is not None:
        decision = _counted(claim, run)
    state = ClaimState.GRANTED if decision else ClaimState.REFUSED
    _move(claim, state, at, reason=decision.reason)
    after = {"run": str(claim.run_id), "seats": claim.seats, "granted": bool(decision)}
    actor = system_actor(current_academy_id())
    record("exchange.seats_decided", subject_of_takeover(claim.takeover), actor=actor, at=at, after=after)
    tell(TOLD, claim.by_academy_id, claim_id=claim.pk)


@transaction.atomic
def return_seats(claim_id: UUID, *, actor: Actor, at: datetime) -> None:
    claim = SeatClaim.objects.select_for_update().get(pk=claim_id, by_academy=current_academy_id())
    require(rules.may_return_seats(actor, state=claim.state))
    _move(claim, ClaimState.RETURNING, at)
    after = {"run": str(claim.run_id), "seats": claim.seats}
    record("exchange.seats_returned", subject_of_takeover(claim.takeover), actor=actor, at=at, after=after)
    tell(SETTLE, claim.from_academy_id, claim_id=claim.pk)


@transaction.atomic
def settle_return(claim_id: UUID, *, at: datetime) -> None:
    """In the scope of the academy that offers; once."""
    claim = _claim_here(claim_id)
    if claim is None or claim.state != ClaimState.RETURNING:
        return
    run = AnnouncedRun.objects.select_for_update().filter(pk=claim.run_id).first()
    if run is not None:
        count_seats(run, more=-claim.seats)
    _move(claim, ClaimState.RETURNED, at)


def let_seats_go(takeover: Takeover, *, at: datetime) -> None:
    """On the side that has them: the takeover is over, so what was granted goes back. The caller holds its row."""
    rows = SeatClaim.objects.select_for_update().filter(takeover=takeover, by_academy=current_academy_id())
    for claim in rows.filter(state=ClaimState.GRANTED):
        _move(claim, ClaimState.RETURNING, at)
        tell(SETTLE, claim.from_academy_id, claim_id=claim.pk)


def _claim_here(claim_id: UUID) -> SeatClaim | None:
    rows = SeatClaim.objects.select_for_update(of=("self",)).select_related("takeover__offer")
    return rows.filter(pk=claim_id, from_academy=current_academy_id()).first()


def _judged(claim: SeatClaim, run: AnnouncedRun | None) -> Decision:
    if run is None or run.state != RunState.OPEN or claim.takeover.state != TakeoverState.TAKEN:
        return refused("gone")
    offer = claim.takeover.offer
    if run.activity_id != offer.activity_id or offer.state != OfferState.OFFERED:
        return refused("gone")
    decision = rules.may_grant_seats(
        asked=claim.seats,
        held=queries.seats_held(claim.takeover_id, claim.run_id),
        per_academy=offer.seats_per_academy,
        seats_total=run.seats_total,
        seats_taken=run.seats_taken,
    )
    return ALLOWED if decision else decision


def _counted(claim: SeatClaim, run: AnnouncedRun) -> Decision:
    """The takeover is locked last: whoever ended it meanwhile is seen, whoever ends it later finds the seats."""
    count_seats(run, more=claim.seats)
    takeover = Takeover.objects.select_for_update().get(pk=claim.takeover_id)
    if takeover.state == TakeoverState.TAKEN:
        return ALLOWED
    count_seats(run, more=-claim.seats)
    return refused("gone")


def _move(claim: SeatClaim, state: ClaimState, at: datetime, *, reason: str = "") -> None:
    CLAIM_STATES.require(claim.state, state)
    claim.state, claim.decided_at, claim.reason = state, at, reason[:40]
    claim.save(update_fields=["state", "decided_at", "reason"])
