"""What a track hands over to look at, and what people say about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.rules import is_web_address
from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.files import keep
from bekwaam.domains.design.actions.tracks import shared, subject_of
from bekwaam.domains.design.actions.writing import line
from bekwaam.domains.design.enums import CommentState, TrackRole
from bekwaam.domains.design.kinds import REVIEW_ASKED
from bekwaam.domains.design.models import DevelopmentTrack, ReviewComment, TrackRelease
from bekwaam.domains.notifications.actions.notifying import notify
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.ids import new_id

LINK_LENGTH, NOTE_LENGTH, WORDS_LENGTH = 500, 600, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedRelease:
    note: str = ""
    link: str = ""
    file: BinaryIO | None = None
    file_name: str = ""
    asks_review: bool = True


@transaction.atomic
def deliver_release(
    track_id: UUID, wanted: WantedRelease, *, page: str, actor: Actor, at: datetime
) -> TrackRelease:
    """The next number; the reviewers are asked to look when that is wanted. `page` is where the track stands."""
    track = shared(track_id, actor)
    link = line(wanted.link, LINK_LENGTH)
    if wanted.file is None and not link:
        raise Refused("design.nothing_to_deliver")
    if link and not is_web_address(link):
        raise Refused("design.bad_link")
    require(rules.has_room(track.releases.count(), rules.MOST_IN_TRACK))
    note = line(wanted.note, NOTE_LENGTH)
    stored = keep(wanted.file, wanted.file_name, at=at) if wanted.file is not None else None
    release: TrackRelease = TrackRelease.objects.create(
        track=track,
        number=_next_number(track),
        note=note,
        link=link,
        file=stored,
        delivered_at=at,
        delivered_by_label=actor.label[:200],
    )
    record(
        "design.release_delivered", subject_of(track), actor=actor, at=at, after={"number": release.number}
    )
    if wanted.asks_review:
        _ask_reviewers(release, page=page, actor=actor, at=at)
    return release


@transaction.atomic
def write_comment(
    release: TrackRelease, *, words: str, place: str, actor: Actor, at: datetime
) -> ReviewComment:
    track = shared(release.track_id, actor)
    words, place = line(words, WORDS_LENGTH), line(place)
    if not words:
        raise Refused("design.no_words")
    require(rules.has_room(release.comments.count(), rules.MOST_IN_TRACK))
    comment: ReviewComment = ReviewComment.objects.create(
        release=release,
        words=words,
        place=place,
        person_id=actor.person_id,
        written_by_label=actor.label[:200],
        written_at=at,
    )
    record("design.comment_written", subject_of(track), actor=actor, at=at, after={"words": words})
    return comment


@transaction.atomic
def resolve_comment(comment: ReviewComment, *, answer: str, actor: Actor, at: datetime) -> None:
    track = shared(comment.release.track_id, actor)
    comment = ReviewComment.objects.select_for_update().get(pk=comment.pk)
    require(rules.may_resolve(comment.state))
    comment.state, comment.answer = CommentState.RESOLVED, line(answer, NOTE_LENGTH)
    comment.resolved_at, comment.resolved_by_label = at, actor.label[:200]
    comment.save(update_fields=["state", "answer", "resolved_at", "resolved_by_label"])
    record("design.comment_resolved", subject_of(track), actor=actor, at=at, after={"answer": comment.answer})


@transaction.atomic
def reopen_comment(comment: ReviewComment, *, actor: Actor, at: datetime) -> None:
    track = shared(comment.release.track_id, actor)
    comment = ReviewComment.objects.select_for_update().get(pk=comment.pk)
    if comment.state == CommentState.OPEN:
        return
    comment.state, comment.resolved_at, comment.resolved_by_label = CommentState.OPEN, None, ""
    comment.save(update_fields=["state", "resolved_at", "resolved_by_label"])
    record("design.comment_reopened", subject_of(track), actor=actor, at=at)


def _ask_reviewers(release: TrackRelease, *, page: str, actor: Actor, at: datetime) -> None:
    reviewers = release.track.members.filter(role=TrackRole.REVIEWER, person__isnull=False)
    facts = {"traject": release.track.title, "oplevering": f"Oplevering {release.number}"}
    people = set(reviewers.values_list("person_id", flat=True))
    if people:
        notify(REVIEW_ASKED.code, people, facts, event_id=new_id(), link=page, actor=actor, at=at)


def _next_number(track: DevelopmentTrack) -> int:
    return int(track.releases.aggregate(last=Max("number"))["last"] or 0) + 1
