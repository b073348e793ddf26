"""What the exchange does when the own catalogue changes."""

from bekwaam.domains.catalogue.events import ActivityArchived, ActivityPublished, RunsChanged
from bekwaam.domains.exchange.actions import refresh_offer, stop_takeover, withdraw_offer
from bekwaam.domains.exchange.enums import OfferState
from bekwaam.domains.exchange.queries import offer_of_activity, takeover_of_activity
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.scope import current_academy_id


@subscribe(ActivityPublished)
def offer_says_what_is_published(event: ActivityPublished) -> None:
    refresh_offer(event.activity_id, at=clock.now())


@subscribe(RunsChanged)
def offer_says_when_it_is_given(event: RunsChanged) -> None:
    refresh_offer(event.activity_id, at=clock.now())


@subscribe(ActivityArchived)
def what_is_gone_is_not_offered(event: ActivityArchived) -> None:
    actor = system_actor(current_academy_id())
    takeover = takeover_of_activity(event.activity_id)
    if takeover is not None:
        stop_takeover(takeover.pk, reason=event.reason, actor=actor, at=clock.now())
    offer = offer_of_activity(event.activity_id)
    if offer is not None and offer.state == OfferState.OFFERED:
        withdraw_offer(offer.pk, reason=event.reason, actor=actor, at=clock.now())
