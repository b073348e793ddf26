"""Work that one side of the exchange leaves for the other; each runs in the scope of its own academy."""

from uuid import UUID

from bekwaam.domains.exchange import actions
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.events import SeatsDecided
from bekwaam.domains.exchange.models import SeatClaim
from bekwaam.kernel import clock, events
from bekwaam.kernel.jobs import task
from bekwaam.kernel.scope import current_academy_id


@task("exchange.follow")
def follow(takeover_id: str) -> None:
    actions.follow(UUID(takeover_id), at=clock.now())


@task("exchange.decide_claim")
def decide_claim(claim_id: str) -> None:
    actions.decide_claim(UUID(claim_id), at=clock.now())


@task("exchange.settle_return")
def settle_return(claim_id: str) -> None:
    actions.settle_return(UUID(claim_id), at=clock.now())


@task("exchange.claim_decided")
def claim_decided(claim_id: str) -> None:
    claim = SeatClaim.objects.get(pk=claim_id, by_academy=current_academy_id())
    events.publish(SeatsDecided(claim_id=claim.pk, is_granted=claim.state == ClaimState.GRANTED))
