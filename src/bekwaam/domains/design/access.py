"""The only way in which a portal gets a design, or something in one; and a development track."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.catalogue.access import (
    managed_activities,
    managed_units,
    manages_anything,
    visible_activities,
)
from bekwaam.domains.catalogue.enums import VersionState
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.catalogue.queries import OPEN_VERSIONS
from bekwaam.domains.design.models import (
    DayMaterial,
    DevelopmentTrack,
    LessonDay,
    LessonPart,
    ReviewComment,
    TrackMember,
    TrackRelease,
    TrackTask,
)
from bekwaam.kernel.actors import Actor

SHOWN = (*OPEN_VERSIONS, VersionState.PUBLISHED)
M = TypeVar("M", TrackTask, TrackMember, TrackRelease)


def version_for(actor: Actor, activity_id: UUID) -> ActivityVersion | None:
    """Of an activity that this actor manages: the draft when there is one, otherwise what is published."""
    versions = ActivityVersion.objects.filter(
        activity=activity_id, activity__in=managed_activities(actor), state__in=SHOWN
    )
    found: ActivityVersion | None = versions.select_related("activity").order_by("-number").first()
    return found


def day_for(actor: Actor, activity_id: UUID, day_id: UUID) -> LessonDay | None:
    """A lesson day of an activity that this actor manages, whatever its version."""
    days = LessonDay.objects.select_related("design__version__activity")
    found: LessonDay | None = days.filter(
        pk=day_id,
        design__version__activity=activity_id,
        design__version__activity__in=managed_activities(actor),
    ).first()
    return found


def part_for(actor: Actor, activity_id: UUID, part_id: UUID) -> LessonPart | None:
    parts = LessonPart.objects.select_related("day__design__version__activity")
    found: LessonPart | None = parts.filter(
        pk=part_id,
        day__design__version__activity=activity_id,
        day__design__version__activity__in=managed_activities(actor),
    ).first()
    return found


def material_for(actor: Actor, activity_id: UUID, material_id: UUID) -> DayMaterial | None:
    materials = DayMaterial.objects.select_related("day__design__version__activity", "file")
    found: DayMaterial | None = materials.filter(
        pk=material_id,
        day__design__version__activity=activity_id,
        day__design__version__activity__in=managed_activities(actor),
    ).first()
    return found


def material_to_read(actor: Actor, activity_id: UUID, material_id: UUID, *, on: date) -> DayMaterial | None:
    """Of what the catalogue says now, for who sees the activity."""
    seen = visible_activities(actor, on=on).filter(pk=activity_id)
    found: DayMaterial | None = (
        DayMaterial.objects.select_related("file")
        .filter(pk=material_id, day__design__version__in=seen.values("published"))
        .first()
    )
    return found


def tracks_for(actor: Actor) -> QuerySet[DevelopmentTrack]:
    """What this actor's units develop, and what the actor has a part in."""
    tracks: QuerySet[DevelopmentTrack] = DevelopmentTrack.objects.all()
    units = managed_units(actor)
    if units is None:
        return tracks
    wanted = Q(owner_unit__in=units)
    if actor.person_id is not None:
        wanted |= Q(Exists(TrackMember.objects.filter(track=OuterRef("pk"), person=actor.person_id)))
    return tracks.filter(wanted)


def has_part(actor: Actor) -> bool:
    """Whether there is anything for this actor among the tracks, or could be."""
    return manages_anything(actor) or tracks_for(actor).exists()


def track_for(actor: Actor, track_id: UUID) -> DevelopmentTrack | None:
    tracks = tracks_for(actor).select_related("owner_unit", "activity__published")
    return tracks.filter(pk=track_id).first()


def task_for(actor: Actor, track_id: UUID, task_id: UUID) -> TrackTask | None:
    return _within(TrackTask, actor, track_id, task_id)


def member_for(actor: Actor, track_id: UUID, member_id: UUID) -> TrackMember | None:
    return _within(TrackMember, actor, track_id, member_id)


def release_for(actor: Actor, track_id: UUID, release_id: UUID) -> TrackRelease | None:
    return _within(TrackRelease, actor, track_id, release_id)


def comment_for(actor: Actor, track_id: UUID, comment_id: UUID) -> ReviewComment | None:
    comments = ReviewComment.objects.select_related("release__track")
    found: ReviewComment | None = comments.filter(
        pk=comment_id, release__track=track_id, release__track__in=tracks_for(actor)
    ).first()
    return found


def _within(model: type[M], actor: Actor, track_id: UUID, row_id: UUID) -> M | None:
    rows = model.objects.select_related("track").filter(track=track_id, track__in=tracks_for(actor))
    found: M | None = rows.filter(pk=row_id).first()
    return found
