"""Reads of the exchange; row-level security has already left out what is not for the academy in scope."""

from uuid import UUID

from django.db.models import QuerySet, Sum

from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from bekwaam.domains.tenancy.models import Academy
from bekwaam.kernel.scope import current_academy_id

COUNTING = (ClaimState.GRANTED, ClaimState.RETURNING)


def own_offers() -> QuerySet[SharedOffer]:
    return SharedOffer.objects.filter(from_academy=current_academy_id()).order_by("title", "pk")


def offers_of_others() -> QuerySet[SharedOffer]:
    rows = SharedOffer.objects.filter(state=OfferState.OFFERED).exclude(from_academy=current_academy_id())
    return rows.select_related("from_academy").order_by("title", "pk")


def own_takeovers() -> QuerySet[Takeover]:
    rows = Takeover.objects.filter(by_academy=current_academy_id()).select_related("from_academy")
    return rows.order_by("title", "pk")


def takeovers_by_others() -> QuerySet[Takeover]:
    rows = Takeover.objects.filter(from_academy=current_academy_id()).select_related("by_academy")
    return rows.order_by("title", "by_academy__name")


def offer_of_activity(activity_id: UUID) -> SharedOffer | None:
    return own_offers().filter(activity_id=activity_id).first()


def takeover_of_activity(activity_id: UUID) -> Takeover | None:
    """Where this activity of the own catalogue came from, if it came from elsewhere and still does."""
    return own_takeovers().filter(activity_id=activity_id, state=TakeoverState.TAKEN).first()


def other_academies() -> list[Academy]:
    return list(Academy.objects.filter(is_active=True).exclude(pk=current_academy_id()).order_by("name"))


def seats_held(takeover_id: UUID, run_id: UUID) -> int:
    rows = SeatClaim.objects.filter(takeover=takeover_id, run_id=run_id, state__in=COUNTING)
    return int(rows.aggregate(total=Sum("seats"))["total"] or 0)
