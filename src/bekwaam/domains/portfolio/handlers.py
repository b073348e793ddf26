"""What the portfolio does when something happens in the catalogue."""

from bekwaam.domains.catalogue.events import ActivityPublished
from bekwaam.domains.portfolio.actions.following import offer_needs_of
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe


@subscribe(ActivityPublished)
def tell_who_asked_for_it(event: ActivityPublished) -> None:
    offer_needs_of(event.activity_id, at=clock.now())
