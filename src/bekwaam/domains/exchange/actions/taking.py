"""Taking an offer of another academy into the own catalogue, and letting go of it again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions import (
    Particulars,
    create_activity,
    mark_from_elsewhere,
    publish_draft,
    set_policies,
)
from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.search.actions import move_favourites
from bekwaam.domains.exchange import queries, rules
from bekwaam.domains.exchange.actions.following import copy_runs, kept_until_now, locked_takeover, put_away
from bekwaam.domains.exchange.actions.seats import let_seats_go
from bekwaam.domains.exchange.actions.telling import GREET, LET_GO, subject_of_takeover, tell
from bekwaam.domains.exchange.enums import TAKEOVER_STATES, TakeoverState
from bekwaam.domains.exchange.events import TakenOver, TakeoverStopped
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import content_of
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.scope import current_academy_id


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTakeover:
    """Where it comes in the own catalogue, and for whom."""

    code: str
    owner_unit_id: UUID
    theme_ids: tuple[UUID, ...]
    approval: str
    approval_above: Decimal | None = None
    policies: Collection[Policy] = ()


@transaction.atomic
def take_over(offer_id: UUID, wanted: WantedTakeover, *, actor: Actor, at: datetime) -> Takeover:
    offer = queries.offers_of_others().filter(pk=offer_id).first()
    if offer is None:
        raise Refused("exchange.not_there")
    known = queries.own_takeovers().filter(offer=offer).first()
    is_taken = known is not None and known.state == TakeoverState.TAKEN
    require(rules.may_take(actor, offer_state=offer.state, is_own=False, is_taken=is_taken))
    before = known.activity_id if known is not None else None
    activity_id = _in_the_catalogue(offer, wanted, actor, at)
    takeover = _written(offer, known, activity_id, at)
    copy_runs(takeover, offer)
    if before is not None:
        move_favourites(before, activity_id)
    after = {"activity": str(activity_id), "from": str(offer.from_academy_id)}
    record("exchange.taken_over", subject_of_takeover(takeover), actor=actor, at=at, after=after)
    tell(GREET, takeover.from_academy_id, takeover_id=takeover.pk)
    events.publish(TakenOver(takeover_id=takeover.pk, activity_id=activity_id))
    return takeover


@transaction.atomic
def stop_takeover(takeover_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    """The own activity goes to the archive; the academy that offers it sees that it was let go."""
    takeover = locked_takeover(takeover_id)
    if takeover is None:
        raise Refused("exchange.not_there")
    require(rules.may_stop(actor, state=takeover.state))
    TAKEOVER_STATES.require(takeover.state, TakeoverState.STOPPED)
    takeover.state, takeover.ended_at = TakeoverState.STOPPED, at
    takeover.save(update_fields=["state", "ended_at"])
    kept_by = kept_until_now(takeover, at)
    put_away(takeover, reason=reason, actor=actor, at=at)
    let_seats_go(takeover, at=at)
    tell(LET_GO, takeover.from_academy_id, takeover_id=takeover.pk)
    record(
        "exchange.stopped", subject_of_takeover(takeover), actor=actor, at=at, after={"reason": reason[:300]}
    )
    stopped = TakeoverStopped(takeover_id=takeover.pk, activity_id=takeover.activity_id, kept_by=kept_by)
    events.publish(stopped)


def _in_the_catalogue(offer: SharedOffer, wanted: WantedTakeover, actor: Actor, at: datetime) -> UUID:
    own = Content(
        title=offer.title,
        theme_ids=wanted.theme_ids,
        approval=wanted.approval,
        approval_above=wanted.approval_above,
    )
    content = content_of(offer.sheet, offer.price, own)
    form = str(offer.sheet["form"])
    particulars = Particulars(code=wanted.code, owner_unit_id=wanted.owner_unit_id, form=form)
    activity = create_activity(particulars, content, actor=actor, at=at)
    if wanted.policies:
        set_policies(activity.pk, wanted.policies, actor=actor, at=at)
    publish_draft(activity.pk, actor=actor, at=at)
    mark_from_elsewhere(activity.pk, actor=actor, at=at)
    return activity.pk


def _written(offer: SharedOffer, known: Takeover | None, activity_id: UUID, at: datetime) -> Takeover:
    """One row per offer and academy, also when it was let go before."""
    takeover = known or Takeover(
        offer=offer, from_academy_id=offer.from_academy_id, by_academy_id=current_academy_id()
    )
    TAKEOVER_STATES.require(takeover.state, TakeoverState.TAKEN)
    takeover.activity_id, takeover.title, takeover.state = activity_id, offer.title, TakeoverState.TAKEN
    takeover.followed_digest, takeover.followed_number = offer.sheet_digest, offer.version_number
    takeover.followed_revision, takeover.taken_at = offer.revision, at
    takeover.ended_at, takeover.reason = None, ""
    try:
        with transaction.atomic():
            takeover.save()
    except IntegrityError as clash:
        raise Refused("exchange.taken_already") from clash
    except ProgrammingError as fence:
        raise Refused("exchange.not_there") from fence
    return takeover
