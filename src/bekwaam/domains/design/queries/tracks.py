"""Reads of development tracks."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from bekwaam.domains.design.enums import CommentState, Phase
from bekwaam.domains.design.models import (
    DevelopmentTrack,
    ReviewComment,
    TrackDecision,
    TrackMember,
    TrackRelease,
    TrackTask,
)


def with_figures(tracks: QuerySet[DevelopmentTrack]) -> QuerySet[DevelopmentTrack]:
    """Tracks with what a board tells of them, soonest wanted first."""
    tasks = Q(tasks__done_at__isnull=True)
    return (
        tracks.select_related("owner_unit", "activity")
        .annotate(
            open_tasks=Count("tasks", filter=tasks & Q(tasks__id__isnull=False), distinct=True),
            next_due_on=Min("tasks__due_on", filter=tasks),
            open_comments=Count(
                "releases__comments",
                filter=Q(releases__comments__state=CommentState.OPEN),
                distinct=True,
            ),
            last_release=Count("releases", distinct=True),
        )
        .order_by(F("wanted_on").asc(nulls_last=True), "title", "pk")
    )


def per_phase(tracks: QuerySet[DevelopmentTrack]) -> dict[Phase, list[DevelopmentTrack]]:
    found: dict[Phase, list[DevelopmentTrack]] = defaultdict(list)
    for track in with_figures(tracks):
        found[Phase(track.phase)].append(track)
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of one track, in the order in which it is read."""

    members: list[TrackMember]
    tasks: list[TrackTask]
    releases: list[TrackRelease]
    comments: dict[UUID, list[ReviewComment]]
    decisions: list[TrackDecision]


def whole_of(track: DevelopmentTrack) -> Whole:
    comments: dict[UUID, list[ReviewComment]] = defaultdict(list)
    for comment in ReviewComment.objects.filter(release__track=track).order_by("-state", "written_at", "pk"):
        comments[comment.release_id].append(comment)
    return Whole(
        members=list(track.members.select_related("person").order_by("pk")),
        tasks=list(
            track.tasks.select_related("person").order_by(
                F("done_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
            )
        ),
        releases=list(track.releases.select_related("file").order_by("-number")),
        comments=comments,
        decisions=list(track.decisions.order_by("-decided_on", "-pk")),
    )
