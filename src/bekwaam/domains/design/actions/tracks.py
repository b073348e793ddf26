"""A development track: begun, moved from phase to phase, with its people, its decisions and what it leads to."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.cleaning import clean_lines
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import may_manage
from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.writing import line
from bekwaam.domains.design.enums import TRACK_STATES, CommentState, Phase, TrackRole
from bekwaam.domains.design.models import (
    DevelopmentTrack,
    ReviewComment,
    TrackDecision,
    TrackMember,
    TrackRelease,
)
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

QUESTION_LENGTH, DECISION_LENGTH = 4_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTrack:
    title: str
    owner_unit_id: UUID
    question: str = ""
    wanted_on: date | None = None
    activity_id: UUID | None = None


def subject_of(track: DevelopmentTrack) -> Subject:
    return Subject("track", track.pk, track.title, track.owner_unit_id)


def led(track_id: UUID, actor: Actor) -> DevelopmentTrack:
    """Locked for a change by somebody who leads it."""
    track: DevelopmentTrack = DevelopmentTrack.objects.select_for_update().get(pk=track_id)
    require(rules.may_lead(actor, track.owner_unit_id))
    return track


def shared(track_id: UUID, actor: Actor) -> DevelopmentTrack:
    """Locked for a change by anybody who has a part in it."""
    track: DevelopmentTrack = DevelopmentTrack.objects.select_for_update().get(pk=track_id)
    is_member = actor.person_id is not None and track.members.filter(person=actor.person_id).exists()
    require(rules.may_take_part(actor, owner_unit_id=track.owner_unit_id, is_member=is_member))
    return track


@transaction.atomic
def begin_track(wanted: WantedTrack, *, actor: Actor, at: datetime) -> DevelopmentTrack:
    values = _values(wanted, actor)
    track: DevelopmentTrack = DevelopmentTrack.objects.create(**values, created_at=at, changed_at=at)
    record("design.track_begun", subject_of(track), actor=actor, at=at)
    return track


@transaction.atomic
def change_track(track_id: UUID, wanted: WantedTrack, *, actor: Actor, at: datetime) -> None:
    track = led(track_id, actor)
    values = _values(wanted, actor)
    before = {name: getattr(track, name) for name in values}
    changed = [name for name, value in values.items() if before[name] != value]
    if not changed:
        return
    for name in changed:
        setattr(track, name, values[name])
    track.changed_at = at
    track.save(update_fields=[*changed, "changed_at"])
    old, new = ({name: str(each[name]) for name in changed} for each in (before, values))
    record("design.track_changed", subject_of(track), actor=actor, at=at, before=old, after=new)


@transaction.atomic
def move_track(track_id: UUID, phase: Phase, *, actor: Actor, at: datetime) -> None:
    track = led(track_id, actor)
    comments = ReviewComment.objects.filter(release__track=track, state=CommentState.OPEN).count()
    has_release = TrackRelease.objects.filter(track=track).exists()
    require(rules.may_move(track.phase, phase, has_release=has_release, open_comments=comments))
    TRACK_STATES.require(track.phase, phase)
    before, track.phase, track.changed_at = track.phase, phase, at
    track.save(update_fields=["phase", "changed_at"])
    old, new = {"phase": str(before)}, {"phase": phase.value}
    record("design.track_moved", subject_of(track), actor=actor, at=at, before=old, after=new)


@transaction.atomic
def add_member(
    track_id: UUID,
    role: TrackRole,
    *,
    actor: Actor,
    at: datetime,
    person: Person | None = None,
    name: str = "",
) -> None:
    """A colleague, or somebody from outside by name."""
    track = led(track_id, actor)
    name = "" if person else line(name)
    if person is None and not name:
        raise Refused("design.nobody_chosen")
    require(rules.has_room(track.members.count(), rules.MOST_IN_TRACK))
    joined(track, role, person=person, name=name)
    after = {"name": person.full_name if person else name, "role": role.value}
    record("design.member_added", subject_of(track), actor=actor, at=at, after=after)


@transaction.atomic
def remove_member(member: TrackMember, *, actor: Actor, at: datetime) -> None:
    track = led(member.track_id, actor)
    before = {"name": member.person.full_name if member.person else member.name, "role": member.role}
    member.delete()
    record("design.member_removed", subject_of(track), actor=actor, at=at, before=before)


@transaction.atomic
def note_decision(
    track_id: UUID, *, words: str, decided_by: str, decided_on: date, actor: Actor, at: datetime
) -> None:
    track = led(track_id, actor)
    words, decided_by = line(words, DECISION_LENGTH), line(decided_by)
    if not words or not decided_by:
        raise Refused("design.empty_decision")
    TrackDecision.objects.create(
        track=track,
        words=words,
        decided_by=decided_by,
        decided_on=decided_on,
        written_by_label=actor.label[:200],
        written_at=at,
    )
    record("design.decision_noted", subject_of(track), actor=actor, at=at, after={"words": words})


def joined(track: DevelopmentTrack, role: TrackRole, *, person: Person | None, name: str = "") -> None:
    """Once per role; who is in it already stays as they are."""
    if person is None:
        TrackMember.objects.get_or_create(track=track, name=name, role=role, person=None)
    else:
        TrackMember.objects.get_or_create(track=track, person=person, role=role)


def _values(wanted: WantedTrack, actor: Actor) -> dict[str, object]:
    require(rules.may_lead(actor, wanted.owner_unit_id))
    title, question = line(wanted.title), clean_lines(wanted.question)
    require(rules.fits(is_titled=bool(title)))
    if len(question) > QUESTION_LENGTH:
        raise Refused("design.too_long", limit=QUESTION_LENGTH)
    if not OrgUnit.objects.filter(pk=wanted.owner_unit_id, is_current=True).exists():
        raise Refused("design.unknown_unit")
    activity = Activity.objects.filter(pk=wanted.activity_id).first() if wanted.activity_id else None
    if wanted.activity_id and (activity is None or not may_manage(actor, activity.owner_unit_id)):
        raise Refused("design.unknown_activity")
    return {
        "title": title,
        "question": question,
        "owner_unit_id": wanted.owner_unit_id,
        "wanted_on": wanted.wanted_on,
        "activity_id": wanted.activity_id,
    }
