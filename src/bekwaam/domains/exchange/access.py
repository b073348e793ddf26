"""The only way in which a portal gets an offer, a takeover or a claim: for who speaks for the academy."""

from django.db.models import QuerySet

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import may_arrange
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.enums import OfferState
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import parse_id
from bekwaam.kernel.scope import current_academy_id


def may_exchange(actor: Actor) -> bool:
    return bool(may_arrange(actor))


def offerable_activities(actor: Actor) -> QuerySet[Activity]:
    """Published, of our own, and not on offer yet."""
    if not may_exchange(actor):
        nothing: QuerySet[Activity] = Activity.objects.none()
        return nothing
    on_offer = queries.own_offers().filter(state=OfferState.OFFERED).order_by()
    rows = managed_activities(actor).filter(state=ActivityState.PUBLISHED, is_from_elsewhere=False)
    rows = rows.exclude(pk__in=on_offer.values("activity_id")).select_related("published", "owner_unit")
    return rows.order_by("published__title", "pk")


def own_offer_for(actor: Actor, offer_id: object) -> SharedOffer | None:
    wanted = parse_id(offer_id) if may_exchange(actor) else None
    return queries.own_offers().filter(pk=wanted).first() if wanted else None


def offer_for(actor: Actor, offer_id: object) -> SharedOffer | None:
    """Of another academy, meant for this one."""
    wanted = parse_id(offer_id) if may_exchange(actor) else None
    return queries.offers_of_others().filter(pk=wanted).first() if wanted else None


def takeover_for(actor: Actor, takeover_id: object) -> Takeover | None:
    wanted = parse_id(takeover_id) if may_exchange(actor) else None
    return queries.own_takeovers().filter(pk=wanted).first() if wanted else None


def claim_for(actor: Actor, claim_id: object) -> SeatClaim | None:
    wanted = parse_id(claim_id) if may_exchange(actor) else None
    rows = SeatClaim.objects.filter(by_academy=current_academy_id())
    return rows.filter(pk=wanted).first() if wanted else None
