"""What the taking academy does when the offer changed or ended: run by a job, in its own scope."""

from datetime import datetime
from uuid import UUID, uuid5

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
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions.telling import subject_of_takeover
from bekwaam.domains.exchange.enums import TakeoverState
from bekwaam.domains.exchange.events import TakeoverEnded, TakeoverFollowed
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import content_of, runs_of
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.scope import current_academy_id

LABEL = "Uitwisseling"


@transaction.atomic
def follow(takeover_id: UUID, *, at: datetime) -> None:
    """Run as often as you like: it makes the own activity what the offer says now."""
    takeover = (
        Takeover.objects.select_for_update().filter(pk=takeover_id, by_academy=current_academy_id()).first()
    )
    if takeover is None or takeover.state == TakeoverState.STOPPED:
        return
    actor = system_actor(current_academy_id(), label=LABEL)
    offer = queries.offers_of_others().filter(pk=takeover.offer_id).first()
    if takeover.state == TakeoverState.WITHDRAWN:
        _end(takeover, actor, at)
    elif offer is not None and offer.sheet_digest != takeover.followed_digest:
        _catch_up(takeover, offer, actor, at)


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
    activity = Activity.objects.get(pk=takeover.activity_id)
    if activity.state == ActivityState.ARCHIVED:
        return
    archive_activity(activity.pk, reason=takeover.reason or "Ingetrokken", actor=actor, at=at)
    after = {"reason": takeover.reason}
    record("exchange.ended_by_other", subject_of_takeover(takeover), actor=actor, at=at, after=after)
    ended = TakeoverEnded(takeover_id=takeover.pk, activity_id=activity.pk, reason=takeover.reason)
    events.publish(ended)


def _catch_up(takeover: Takeover, offer: SharedOffer, actor: Actor, at: datetime) -> None:
    activity = Activity.objects.select_related("published").get(pk=takeover.activity_id)
    own = words_of(activity.published)
    content = cleaned(content_of(offer.sheet, offer.price, own))
    if content != own:
        _publish(activity, content, Change(offer.change), actor, at)
    copy_runs(takeover, offer)
    takeover.followed_digest, takeover.title = offer.sheet_digest, offer.title
    takeover.save(update_fields=["followed_digest", "title"])
    record("exchange.followed", subject_of_takeover(takeover), actor=actor, at=at)
    events.publish(TakeoverFollowed(takeover_id=takeover.pk, activity_id=activity.pk))


def _publish(activity: Activity, content: Content, change: Change, actor: Actor, at: datetime) -> None:
    """A draft that lay here gives way: the words come from the academy that offers."""
    if draft_of(activity.pk) is not None:
        discard_draft(activity.pk, actor=actor, at=at)
    kind = Change.AGAIN if change == Change.AGAIN else Change.LIGHT
    draft = start_version(activity.pk, change=kind, note=LABEL, actor=actor, at=at)
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=at)
    publish_draft(activity.pk, actor=actor, at=at)
