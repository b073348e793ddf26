"""What the taking academy does when the offer changed or ended: run by a job, in its own scope."""

from datetime import datetime
from uuid import UUID, uuid5

import structlog
from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions import (
    WantedRun,
    archive_activity,
    discard_draft,
    publish_draft,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.runs import mirror_runs
from bekwaam.domains.catalogue.content import Content, cleaned
from bekwaam.domains.catalogue.enums import ActivityState, Change
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.queries import content_of as words_of
from bekwaam.domains.catalogue.queries import draft_of
from bekwaam.domains.catalogue.search.queries import kept_by
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions.seats import let_seats_go
from bekwaam.domains.exchange.actions.telling import subject_of_takeover
from bekwaam.domains.exchange.enums import TakeoverState
from bekwaam.domains.exchange.events import TakeoverEnded, TakeoverFollowed
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import content_of, runs_of
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id

LABEL = "Uitwisseling"
WITHDRAWN = "Ingetrokken door de academie die het aanbood"
log = structlog.get_logger(__name__)


@transaction.atomic
def follow(takeover_id: UUID, *, at: datetime) -> None:
    """Run as often as you like: it makes the own activity what the offer says now."""
    takeover = locked_takeover(takeover_id)
    if takeover is None or takeover.state == TakeoverState.STOPPED:
        return
    actor = system_actor(current_academy_id(), label=LABEL)
    offer = queries.offers_of_others().filter(pk=takeover.offer_id).first()
    if takeover.state == TakeoverState.WITHDRAWN:
        _end(takeover, actor, at)
    elif offer is not None and offer.sheet_digest != takeover.followed_digest:
        _catch_up(takeover, offer, actor, at)


def locked_takeover(takeover_id: UUID) -> Takeover | None:
    """With the row of its activity first: whoever archives that holds it before coming here."""
    rows = Takeover.objects.filter(pk=takeover_id, by_academy=current_academy_id())
    known = rows.first()
    if known is None:
        return None
    Activity.objects.select_for_update().filter(pk=known.activity_id).first()
    return rows.select_for_update().first()


def put_away(takeover: Takeover, *, reason: str, actor: Actor, at: datetime) -> bool:
    """Its activity goes to the archive, unless it lies there already."""
    if Activity.objects.get(pk=takeover.activity_id).state == ActivityState.ARCHIVED:
        return False
    archive_activity(takeover.activity_id, reason=reason, actor=actor, at=at)
    return True


def kept_until_now(takeover: Takeover, at: datetime) -> tuple[UUID, ...]:
    """Asked before it goes to the archive: afterwards nobody sees it any more."""
    return tuple(sorted(kept_by(takeover.activity_id, local_date(at))))


def copy_runs(takeover: Takeover, offer: SharedOffer) -> None:
    wanted = {
        uuid5(takeover.activity_id, str(run.id)): WantedRun(
            starts_at=run.starts_at,
            ends_at=run.ends_at,
            label=run.label,
            place=run.place,
            is_online=run.is_online,
            seats_total=run.seats_total,
            seats_taken=run.seats_taken,
        )
        for run in runs_of(offer.sheet)
    }
    mirror_runs(takeover.activity_id, wanted)


def _end(takeover: Takeover, actor: Actor, at: datetime) -> None:
    let_seats_go(takeover, at=at)
    kept_by = kept_until_now(takeover, at)
    if not put_away(takeover, reason=takeover.reason or WITHDRAWN, actor=actor, at=at):
        return
    after = {"reason": takeover.reason}
    record("exchange.ended_by_other", subject_of_takeover(takeover), actor=actor, at=at, after=after)
    ended = TakeoverEnded(
        takeover_id=takeover.pk, activity_id=takeover.activity_id, reason=takeover.reason, kept_by=kept_by
    )
    events.publish(ended)


def _catch_up(takeover: Takeover, offer: SharedOffer, actor: Actor, at: datetime) -> None:
    """Seats that come and go are copied without a word; the rest is put in the log and told."""
    activity = Activity.objects.select_related("published").get(pk=takeover.activity_id)
    own = words_of(activity.published)
    content = cleaned(content_of(offer.sheet, offer.price, own))
    if content != own and not _published(activity, content, _change(takeover, offer), actor, at):
        return
    copy_runs(takeover, offer)
    is_news = offer.revision != takeover.followed_revision
    _write_down(takeover, offer)
    if is_news:
        record("exchange.followed", subject_of_takeover(takeover), actor=actor, at=at)
        followed = TakeoverFollowed(
            takeover_id=takeover.pk, activity_id=activity.pk, revision=takeover.followed_revision
        )
        events.publish(followed)


def _write_down(takeover: Takeover, offer: SharedOffer) -> None:
    takeover.followed_digest, takeover.followed_number = offer.sheet_digest, offer.version_number
    takeover.followed_revision, takeover.title = offer.revision, offer.title
    takeover.save(update_fields=["followed_digest", "followed_number", "followed_revision", "title"])


def _change(takeover: Takeover, offer: SharedOffer) -> Change:
    """Versions that were passed over on the way count: one of them may ask to do it again."""
    return Change.AGAIN if offer.again_number > takeover.followed_number else Change.LIGHT


def _published(activity: Activity, content: Content, change: Change, actor: Actor, at: datetime) -> bool:
    """A draft that lay here gives way: the words come from the academy that offers. What cannot be published now,
    for instance because its last day has passed, is tried again by night."""
    try:
        with transaction.atomic():
            if draft_of(activity.pk) is not None:
                discard_draft(activity.pk, actor=actor, at=at)
            draft = start_version(activity.pk, change=change, note=LABEL, actor=actor, at=at)
            save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=at)
            publish_draft(activity.pk, actor=actor, at=at)
    except Refused as refusal:
        log.warning("exchange.not_followed", activity=str(activity.pk), reason=refusal.reason)
        return False
    return True
