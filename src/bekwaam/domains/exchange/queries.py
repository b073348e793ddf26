"""Reads of the exchange; row-level security has already left out what is not for the academy in scope."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import count as count_from
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Sum

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.domains.exchange.models import OfferTarget, SeatClaim, SharedOffer, Takeover
from bekwaam.domains.organisation.models import OrgUnitAncestor
from bekwaam.domains.people.models import RoleGrant
from bekwaam.domains.tenancy.models import Academy
from bekwaam.kernel.actors import Role
from bekwaam.kernel.scope import current_academy_id

CODE_STEM = 36
COUNTING = (ClaimState.GRANTED, ClaimState.RETURNING)


def own_offers() -> QuerySet[SharedOffer]:
    return SharedOffer.objects.filter(from_academy=current_academy_id()).order_by("title", "pk")


def offers_of_others() -> QuerySet[SharedOffer]:
    """What is meant for us, of academies that take part."""
    rows = SharedOffer.objects.filter(state=OfferState.OFFERED, from_academy__is_active=True)
    rows = rows.exclude(from_academy=current_academy_id())
    return rows.select_related("from_academy").order_by("title", "pk")


def own_takeovers() -> QuerySet[Takeover]:
    rows = Takeover.objects.filter(by_academy=current_academy_id()).select_related("from_academy")
    return rows.order_by("title", "pk")


def takeovers_by_others() -> QuerySet[Takeover]:
    rows = Takeover.objects.filter(from_academy=current_academy_id()).select_related("by_academy")
    return rows.order_by("title", "by_academy__name")


def own_part() -> dict[type[Model], QuerySet[Any]]:
    """Of each shared table what the academy in scope takes along when it leaves: its offers, and both sides of
    what was taken over."""
    here = current_academy_id()
    ours = Q(from_academy=here) | Q(by_academy=here)
    return {
        SharedOffer: SharedOffer.objects.filter(from_academy=here),
        OfferTarget: OfferTarget.objects.filter(from_academy=here),
        Takeover: Takeover.objects.filter(ours),
        SeatClaim: SeatClaim.objects.filter(ours),
    }


def target_ids(offer_id: UUID) -> set[UUID]:
    """Whom an own offer is meant for; of an offer of another academy row-level security shows the own line only."""
    rows = OfferTarget.objects.filter(offer=offer_id)
    return set(rows.values_list("for_academy_id", flat=True))


def offer_of_activity(activity_id: UUID) -> SharedOffer | None:
    return own_offers().filter(activity_id=activity_id).first()


def takeover_of_activity(activity_id: UUID) -> Takeover | None:
    """Where this activity of the own catalogue came from, if it came from elsewhere and still does."""
    return own_takeovers().filter(activity_id=activity_id, state=TakeoverState.TAKEN).first()


def earlier_takeover(offer_id: UUID) -> Takeover | None:
    """What we had of this offer before and have no more."""
    rows = own_takeovers().filter(offer=offer_id).exclude(state=TakeoverState.TAKEN)
    return rows.first()


def running_takeovers(offer_ids: Iterable[UUID]) -> dict[UUID, Takeover]:
    """By offer: what we have of these now."""
    rows = own_takeovers().filter(offer__in=list(offer_ids), state=TakeoverState.TAKEN)
    return {takeover.offer_id: takeover for takeover in rows}


def takers_and_seats(offer_ids: Iterable[UUID]) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
    """By own offer: how many academies have it now, and how many seats they hold."""
    ids = list(offer_ids)
    running = Takeover.objects.filter(offer__in=ids, state=TakeoverState.TAKEN)
    claims = SeatClaim.objects.filter(takeover__offer__in=ids, state__in=COUNTING)
    seats: Counter[UUID] = Counter()
    for offer_id, number in claims.values_list("takeover__offer_id", "seats"):
        seats[offer_id] += number
    return Counter(running.values_list("offer_id", flat=True)), seats


def academy_behind(activity_id: UUID) -> str:
    """The name of the academy that offers this activity of the own catalogue; empty when it is our own."""
    takeover = takeover_of_activity(activity_id)
    return takeover.from_academy.name if takeover is not None else ""


def centre_people(on: date) -> list[UUID]:
    """Who speaks for the academy in scope: the people of its learning centre."""
    held = RoleGrant.objects.filter(role=Role.ULC.value, valid_from__lte=on, person__is_active=True)
    current = held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    return list(current.order_by("person_id").values_list("person_id", flat=True).distinct())


def who_answers_for(activity_id: UUID, on: date) -> set[UUID]:
    """Its keeper, and the back offices of the unit that owns it."""
    activity = Activity.objects.filter(pk=activity_id).values("owner_unit_id", "keeper_id").get()
    above = OrgUnitAncestor.objects.filter(unit=activity["owner_unit_id"]).values("ancestor_id")
    held = RoleGrant.objects.filter(role=Role.BACKOFFICE.value, unit__in=above, person__is_active=True)
    current = held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on)
    return {*current.values_list("person_id", flat=True), activity["keeper_id"]} - {None}


def proposed_code(code: str) -> str:
    """The first free one for an activity that is taken over again: `LW-EHBO-2` after `LW-EHBO`."""
    stem, _, number = code.rpartition("-")
    is_counted = bool(stem) and number.isdigit() and not number.startswith("0")
    stem = (stem if is_counted else code)[:CODE_STEM]
    taken = set(Activity.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(new for count in count_from(2) if (new := f"{stem}-{count}") not in taken)


def claims_of(takeover_ids: Collection[UUID]) -> QuerySet[SeatClaim]:
    rows = SeatClaim.objects.filter(takeover__in=takeover_ids).select_related("takeover", "by_academy")
    return rows.order_by("-asked_at", "pk")


def takeovers_to_look_after() -> list[tuple[str, UUID]]:
    """By job: what we took over is followed, what others took from us is checked against what is on offer."""
    here = current_academy_id()
    rows = Takeover.objects.filter(state__in=(TakeoverState.TAKEN, TakeoverState.WITHDRAWN))
    return [
        ("exchange.follow" if by_id == here else "exchange.greet_taker", pk)
        for pk, by_id in rows.order_by("pk").values_list("pk", "by_academy_id")
    ]


def claims_to_settle() -> list[tuple[str, UUID]]:
    jobs = {ClaimState.ASKED: "exchange.decide_claim", ClaimState.RETURNING: "exchange.settle_return"}
    rows = SeatClaim.objects.filter(from_academy=current_academy_id(), state__in=list(jobs))
    return [(jobs[ClaimState(state)], pk) for pk, state in rows.order_by("pk").values_list("pk", "state")]


def other_academies() -> list[Academy]:
    return list(Academy.objects.filter(is_active=True).exclude(pk=current_academy_id()).order_by("name"))


def seats_held(takeover_id: UUID, run_id: UUID) -> int:
    rows = SeatClaim.objects.filter(takeover=takeover_id, run_id=run_id, state__in=COUNTING)
    return int(rows.aggregate(total=Sum("seats"))["total"] or 0)
