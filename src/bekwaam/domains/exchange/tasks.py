"""Work that one side of the exchange leaves for the other; each runs in the scope of its own academy."""

from uuid import UUID

from bekwaam.domains.exchange import actions, queries
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.events import LetGoByOther, SeatsDecided, TakenByOther
from bekwaam.domains.exchange.models import SeatClaim
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock, events
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope, current_academy_id


@task("exchange.follow")
def follow(takeover_id: str) -> None:
    actions.follow(UUID(takeover_id), at=clock.now())


@task("exchange.decide_claim")
def decide_claim(claim_id: str) -> None:
    actions.decide_claim(UUID(claim_id), at=clock.now())


@task("exchange.settle_return")
def settle_return(claim_id: str) -> None:
    actions.settle_return(UUID(claim_id), at=clock.now())


@task("exchange.greet_taker")
def greet_taker(takeover_id: str) -> None:
    if actions.greet_taker(UUID(takeover_id), at=clock.now()):
        events.publish(TakenByOther(takeover_id=UUID(takeover_id)))


@task("exchange.was_let_go")
def was_let_go(takeover_id: str) -> None:
    events.publish(LetGoByOther(takeover_id=UUID(takeover_id)))


@every("40 2 * * *", "exchange.nightly")
def nightly() -> None:
    """What a job that got lost left undone is done by night; every job may run twice."""
    for academy in active_academies():
        with academy_scope(academy.pk):
            for name, takeover_id in queries.takeovers_to_look_after():
                defer(name, lock=f"exchange.{takeover_id}", takeover_id=takeover_id)
            for name, claim_id in queries.claims_to_settle():
                defer(name, lock=f"exchange.{claim_id}", claim_id=claim_id)


@task("exchange.claim_decided")
def claim_decided(claim_id: str) -> None:
    claim = SeatClaim.objects.get(pk=claim_id, by_academy=current_academy_id())
    events.publish(SeatsDecided(claim_id=claim.pk, is_granted=claim.state == ClaimState.GRANTED))
