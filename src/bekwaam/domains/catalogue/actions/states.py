"""From draft to catalogue and out of it again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.actions.drafts import start_version
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.enums import ActivityState, Change, VersionState
from bekwaam.domains.catalogue.events import (
    ActivityArchived,
    ActivityPublished,
    ActivityReopened,
    DraftSentBack,
    DraftSubmitted,
)
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

REASON_LENGTH = 300


@transaction.atomic
def submit_draft(activity_id: UUID, *, actor: Actor, at: datetime) -> None:
    activity, draft = _locked(activity_id, actor)
    require(rules.may_submit(draft.state))
    _move(activity, draft, VersionState.IN_REVIEW, ActivityState.IN_REVIEW, at)
    record("catalogue.draft_submitted", subject_of(activity, draft.title), actor=actor, at=at)
    events.publish(DraftSubmitted(activity_id=activity.pk, version_id=draft.pk))


@transaction.atomic
def send_back(activity_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    activity, draft = _locked(activity_id, actor)
    require(rules.may_send_back(draft.state))
    reason = clean_line(reason)[:REASON_LENGTH]
    _move(activity, draft, VersionState.DRAFT, ActivityState.CONCEPT, at)
    subject = subject_of(activity, draft.title)
    record("catalogue.draft_sent_back", subject, actor=actor, at=at, after={"reason": reason})
    events.publish(DraftSentBack(activity_id=activity.pk, version_id=draft.pk, reason=reason))


@transaction.atomic
def publish_draft(activity_id: UUID, *, actor: Actor, at: datetime) -> ActivityVersion:
    """The draft becomes what the catalogue says; what stood there before stays on file, frozen."""
    activity, draft = _locked(activity_id, actor)
    require(rules.may_publish(_publication(activity, draft), on=local_date(at)))
    previous_id = activity.published_id
    ActivityVersion.objects.filter(pk=previous_id).update(state=VersionState.SUPERSEDED, superseded_at=at)
    draft.state, draft.published_at = VersionState.PUBLISHED, at
    draft.save(update_fields=["state", "published_at"])
    activity.state, activity.published, activity.changed_at = ActivityState.PUBLISHED, draft, at
    activity.save(update_fields=["state", "published", "changed_at"])
    subject = subject_of(activity, draft.title)
    facts = {"version": draft.number, "change": draft.change}
    record("catalogue.activity_published", subject, actor=actor, at=at, after=facts)
    published = ActivityPublished(
        activity_id=activity.pk,
        version_id=draft.pk,
        previous_id=previous_id,
        change=draft.change,
        by=actor.person_id,
    )
    events.publish(published)
    return draft


@transaction.atomic
def archive_activity(activity_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    activity = _activity(activity_id, actor)
    require(rules.may_archive(activity.state))
    before, activity.state, activity.changed_at = activity.state, ActivityState.ARCHIVED, at
    activity.save(update_fields=["state", "changed_at"])
    reason = clean_line(reason)[:REASON_LENGTH]
    after = {"state": activity.state, "reason": reason}
    record(
        "catalogue.activity_archived",
        subject_of(activity),
        actor=actor,
        at=at,
        before={"state": before},
        after=after,
    )
    events.publish(ActivityArchived(activity_id=activity.pk, reason=reason))


@transaction.atomic
def unpublish_activity(activity_id: UUID, *, note: str, actor: Actor, at: datetime) -> ActivityVersion:
    """A concept with the same words again, as if it was never published; the version that was stays on file, frozen."""
    activity = _activity(activity_id, actor)
    require(rules.may_unpublish(activity.state))
    published = activity.published
    draft = start_version(activity_id, change=Change.LIGHT, note=note, actor=actor, at=at)
    draft.change = published.change
    draft.save(update_fields=["change"])
    ActivityVersion.objects.filter(pk=published.pk).update(state=VersionState.SUPERSEDED, superseded_at=at)
    activity.state, activity.published, activity.changed_at = ActivityState.CONCEPT, None, at
    activity.save(update_fields=["state", "published", "changed_at"])
    record("catalogue.activity_unpublished", subject_of(activity, draft.title), actor=actor, at=at)
    events.publish(ActivityArchived(activity_id=activity.pk, reason=note))
    return draft


@transaction.atomic
def reopen_activity(activity_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Back to where it was: in the catalogue when it was published once, a concept otherwise."""
    activity = _activity(activity_id, actor)
    require(rules.may_reopen(activity.state))
    require(rules.may_change_words(actor, is_from_elsewhere=activity.is_from_elsewhere))
    draft = queries.draft_of(activity_id)
    activity.state = ActivityState.PUBLISHED if activity.published_id else _state_of(draft)
    activity.changed_at = at
    activity.save(update_fields=["state", "changed_at"])
    subject, after = subject_of(activity), {"state": str(activity.state)}
    record("catalogue.activity_reopened", subject, actor=actor, at=at, after=after)
    events.publish(ActivityReopened(activity_id=activity.pk))


def _activity(activity_id: UUID, actor: Actor) -> Activity:
    activity: Activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    return activity


def _locked(activity_id: UUID, actor: Actor) -> tuple[Activity, ActivityVersion]:
    activity = _activity(activity_id, actor)
    require(rules.may_change_words(actor, is_from_elsewhere=activity.is_from_elsewhere))
    draft = queries.draft_of(activity_id)
    if draft is None:
        raise Refused("catalogue.no_draft")
    return activity, draft


def _move(
    activity: Activity, draft: ActivityVersion, version: VersionState, state: ActivityState, at: datetime
) -> None:
    """An activity that is in the catalogue stays there while its next version is judged."""
    draft.state = version
    draft.save(update_fields=["state"])
    if activity.state in (ActivityState.CONCEPT, ActivityState.IN_REVIEW):
        activity.state, activity.changed_at = state, at
        activity.save(update_fields=["state", "changed_at"])


def _state_of(draft: ActivityVersion | None) -> ActivityState:
    is_in_review = draft is not None and draft.state == VersionState.IN_REVIEW
    return ActivityState.IN_REVIEW if is_in_review else ActivityState.CONCEPT


def _publication(activity: Activity, draft: ActivityVersion) -> rules.Publication:
    return rules.Publication(
        version_state=draft.state,
        activity_state=activity.state,
        has_summary=bool(draft.summary),
        has_goals=bool(draft.goals),
        image_lacks_words=draft.image_id is not None and not draft.image_alt,
        theme_count=draft.theme_links.count(),
        publish_from=activity.publish_from,
        publish_until=activity.publish_until,
    )
