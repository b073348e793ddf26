"""Offering an activity to other academies, keeping that offer true, and taking it back."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.queries import again_number, content_of, runs_of
from bekwaam.domains.exchange import queries, rules
from bekwaam.domains.exchange.actions.telling import subject_of_offer, tell_takers
from bekwaam.domains.exchange.enums import OFFER_STATES, TAKEOVER_STATES, OfferState, TakeoverState
from bekwaam.domains.exchange.events import OfferMade
from bekwaam.domains.exchange.models import OfferTarget, SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import SheetRun, digest_of, sheet_of, without_seats_taken
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.scope import current_academy_id

REASON_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """To whom, for what price, and under what conditions."""

    is_for_all: bool = False
    target_ids: frozenset[UUID] = field(default_factory=frozenset)
    price: Decimal = Decimal(0)
    conditions: str = ""
    seats_per_academy: int | None = None


@transaction.atomic
def offer_activity(activity_id: UUID, terms: Terms, *, actor: Actor, at: datetime) -> SharedOffer:
    """Offer it, or change the terms of an offer; whom it is no longer meant for loses it."""
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("published").get(pk=activity_id)
    )
    require(
        rules.may_offer(
            actor,
            owner_unit_id=activity.owner_unit_id,
            activity_state=activity.state,
            is_taken_over=queries.takeover_of_activity(activity_id) is not None,
        )
    )
    _require_sound(terms)
    offer = SharedOffer.objects.select_for_update().filter(activity_id=activity_id).first()
    if offer is not None:
        offer.revision += 1
    offer = _filled(offer or _fresh(activity, at), activity, terms, at)
    offer.save()
    _set_targets(offer, terms.target_ids)
    _drop_those_left_out(offer, at)
    tell_takers(_takers(offer))
    after = {"for_all": terms.is_for_all, "to": sorted(map(str, terms.target_ids)), "price": str(terms.price)}
    record("exchange.offered", subject_of_offer(offer), actor=actor, at=at, after=after)
    events.publish(OfferMade(offer_id=offer.pk))
    return offer


@transaction.atomic
def withdraw_offer(offer_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    """Who took it over hears of it, and no longer has it in the catalogue."""
    offer = SharedOffer.objects.select_for_update().get(pk=offer_id, from_academy=current_academy_id())
    require(rules.may_withdraw(actor, state=offer.state))
    reason = " ".join(reason.split())[:REASON_LENGTH]
    OFFER_STATES.require(offer.state, OfferState.WITHDRAWN)
    offer.state, offer.withdrawn_reason, offer.changed_at = OfferState.WITHDRAWN, reason, at
    offer.save()
    _end(list(_takers(offer)), reason, at)
    record("exchange.withdrawn", subject_of_offer(offer), actor=actor, at=at, after={"reason": reason})


@transaction.atomic
def greet_taker(takeover_id: UUID, *, at: datetime) -> bool:
    """After another academy took an offer: whether it is on offer to them still; if not, the takeover ends here."""
    known = Takeover.objects.filter(pk=takeover_id, from_academy=current_academy_id()).first()
    if known is None:
        return False
    offer = SharedOffer.objects.select_for_update().get(pk=known.offer_id)
    takeover = Takeover.objects.select_for_update().get(pk=takeover_id)
    if takeover.state != TakeoverState.TAKEN:
        return False
    targets = queries.target_ids(offer.pk)
    if rules.is_meant_for(offer.state, targets, takeover.by_academy_id, is_for_all=offer.is_for_all):
        if takeover.followed_digest != offer.sheet_digest:
            tell_takers([takeover])
        return True
    _end([takeover], offer.withdrawn_reason, at)
    return False


@transaction.atomic
def refresh_offer(activity_id: UUID, *, at: datetime) -> bool:
    """After the activity changed: the sheet says what it says now, and who took it over follows."""
    offer = SharedOffer.objects.select_for_update().filter(activity_id=activity_id).first()
    if offer is None or offer.from_academy_id != current_academy_id() or offer.state != OfferState.OFFERED:
        return False
    activity = Activity.objects.select_related("published").get(pk=activity_id)
    digest, said = offer.sheet_digest, without_seats_taken(offer.sheet)
    _write_sheet(offer, activity)
    if offer.sheet_digest == digest:
        return False
    if without_seats_taken(offer.sheet) != said:
        offer.revision += 1
        offer.changed_at = at
    offer.save()
    tell_takers(_takers(offer))
    return True


def _fresh(activity: Activity, at: datetime) -> SharedOffer:
    return SharedOffer(from_academy_id=current_academy_id(), activity_id=activity.pk, offered_at=at)


def _filled(offer: SharedOffer, activity: Activity, terms: Terms, at: datetime) -> SharedOffer:
    OFFER_STATES.require(offer.state, OfferState.OFFERED)
    offer.state, offer.withdrawn_reason, offer.changed_at = OfferState.OFFERED, "", at
    offer.is_for_all = terms.is_for_all
    offer.price, offer.conditions = terms.price, terms.conditions.strip()
    offer.seats_per_academy = terms.seats_per_academy
    _write_sheet(offer, activity)
    return offer


def _write_sheet(offer: SharedOffer, activity: Activity) -> None:
    version: Any = activity.published
    if version is None:
        raise Refused("exchange.not_published")
    offer.title, offer.version_number, offer.change = version.title, version.number, version.change
    offer.sheet = sheet_of(content_of(version), activity.form, _runs(activity.pk))
    offer.again_number = again_number(activity.pk)
    offer.sheet_digest = digest_of(offer.sheet, offer.price, offer.conditions, offer.seats_per_academy)


def _runs(activity_id: UUID) -> list[SheetRun]:
    return [
        SheetRun(
            id=run.pk,
            label=run.label,
            starts_at=run.starts_at,
            ends_at=run.ends_at,
            place=run.place,
            is_online=run.is_online,
            seats_total=run.seats_total,
            seats_taken=run.seats_taken,
        )
        for run in runs_of(activity_id)
        if run.state == RunState.OPEN
    ]


def _require_sound(terms: Terms) -> None:
    known = {academy.pk for academy in queries.other_academies()}
    require(
        rules.are_terms_sound(
            is_for_all=terms.is_for_all,
            target_ids=terms.target_ids,
            known_ids=known,
            own_id=current_academy_id(),
            price=terms.price,
            conditions=terms.conditions,
            seats=terms.seats_per_academy,
        )
    )


def _set_targets(offer: SharedOffer, academy_ids: frozenset[UUID]) -> None:
    known = queries.target_ids(offer.pk)
    OfferTarget.objects.filter(offer=offer).exclude(for_academy__in=academy_ids).delete()
    OfferTarget.objects.bulk_create(
        OfferTarget(offer=offer, from_academy_id=offer.from_academy_id, for_academy_id=academy_id)
        for academy_id in sorted(academy_ids - known)
    )


def _takers(offer: SharedOffer) -> Any:
    return Takeover.objects.select_for_update().filter(offer=offer, state=TakeoverState.TAKEN)


def _drop_those_left_out(offer: SharedOffer, at: datetime) -> None:
    if not offer.is_for_all:
        meant = queries.target_ids(offer.pk)
        left_out = [each for each in _takers(offer) if each.by_academy_id not in meant]
        _end(left_out, "", at)


def _end(takeovers: list[Takeover], reason: str, at: datetime) -> None:
    for takeover in takeovers:
        TAKEOVER_STATES.require(takeover.state, TakeoverState.WITHDRAWN)
        takeover.state, takeover.reason, takeover.ended_at = TakeoverState.WITHDRAWN, reason, at
        takeover.save(update_fields=["state", "reason", "ended_at"])
    tell_takers(takeovers)
