"""What an academy shares with another, for tests that walk all pages and addresses."""

from uuid import UUID

from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.exchange.models import OfferTarget, SeatClaim, SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import SheetRun, sheet_of
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from tests import factories
from tests.factories import MADE_AT


def shared_ids(academy: UUID, partner: UUID, title: str = "Reanimeren") -> dict[str, str]:
    """In the scope of `academy`: an offer of the partner, one that was taken over, seats asked, and an own offer."""
    with academy_scope(partner):
        open_offer, taken_offer = (_offer(partner, academy, f"{title} {number}") for number in (1, 2))
    own_activity = factories.an_activity(title=title)
    takeover = Takeover.objects.create(
        offer=taken_offer,
        from_academy_id=partner,
        by_academy_id=academy,
        activity_id=factories.an_activity(title=title).pk,
        title=title,
        followed_digest="x",
        taken_at=MADE_AT,
    )
    claim = SeatClaim.objects.create(
        takeover=takeover,
        from_academy_id=partner,
        by_academy_id=academy,
        run_id=UUID(taken_offer.sheet["runs"][0]["id"]),
        seats=4,
        asked_at=MADE_AT,
    )
    return {
        "offer_id": str(open_offer.pk),
        "own_offer_id": str(_offer(academy, partner, title).pk),
        "own_activity_id": str(own_activity.pk),
        "takeover_id": str(takeover.pk),
        "claim_id": str(claim.pk),
    }


def _offer(from_academy: UUID, to_academy: UUID, title: str) -> SharedOffer:
    starts = clock.now().replace(year=2099)
    run = SheetRun(
        id=new_id(),
        label="",
        starts_at=starts,
        ends_at=starts.replace(year=2100),
        place="Sporthal",
        is_online=False,
        seats_total=10,
        seats_taken=2,
    )
    content = Content(
        title=title, summary="Kort.", goals="Je kunt het.", contents="<h3>Neem mee</h3><p>Een voorbeeld</p>"
    )
    offer = SharedOffer.objects.create(
        from_academy_id=from_academy,
        activity_id=new_id(),
        price=75,
        conditions="Afmelden kan tot een week ervoor.",
        title=title,
        sheet=sheet_of(content, "klassikaal", [run]),
        sheet_digest="x",
        change="eerste",
        version_number=1,
        offered_at=MADE_AT,
        changed_at=MADE_AT,
    )
    OfferTarget.objects.create(offer=offer, from_academy_id=from_academy, for_academy_id=to_academy)
    return offer
