"""Tasks within a track: given, done, and told about in time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.formats import date_format

from bekwaam.domains.audit.actions import record
from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.tracks import joined, led, shared, subject_of
from bekwaam.domains.design.actions.writing import line
from bekwaam.domains.design.enums import PHASES_AT_WORK, TrackRole
from bekwaam.domains.design.kinds import TASK_ASSIGNED, TASK_DUE
from bekwaam.domains.design.models import TrackTask
from bekwaam.domains.notifications.actions.notifying import notify
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.links import link_to

BEFOREHAND = timedelta(days=2)
NO_DAY = "geen datum"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTask:
    title: str
    person: Person | None = None
    name: str = ""
    due_on: date | None = None


@transaction.atomic
def give_task(track_id: UUID, wanted: WantedTask, *, link: str, actor: Actor, at: datetime) -> TrackTask:
    """Who gets a task has a part in the track from then on, and is told; `link` is where the track stands."""
    track = led(track_id, actor)
    title = line(wanted.title)
    require(rules.fits(is_titled=bool(title)))
    require(rules.has_room(track.tasks.count(), rules.MOST_IN_TRACK))
    name = "" if wanted.person else line(wanted.name)
    task: TrackTask = TrackTask.objects.create(
        track=track, title=title, person=wanted.person, name=name, due_on=wanted.due_on, created_at=at
    )
    after = {"title": title, "name": wanted.person.full_name if wanted.person else name}
    record("design.task_given", subject_of(track), actor=actor, at=at, after=after)
    if wanted.person is not None:
        if not track.members.filter(person=wanted.person).exists():
            joined(track, TrackRole.HELPER, person=wanted.person)
        notify(
            TASK_ASSIGNED.code,
            wanted.person.pk,
            _facts(task),
            event_id=new_id(),
            link=link,
            actor=actor,
            at=at,
        )
    return task


@transaction.atomic
def finish_task(task: TrackTask, *, actor: Actor, at: datetime) -> None:
    """By who has it or by who leads the track."""
    track = shared(task.track_id, actor)
    task = TrackTask.objects.select_for_update().get(pk=task.pk)
    if task.person_id != actor.person_id:
        require(rules.may_lead(actor, track.owner_unit_id))
    if task.done_at is not None:
        raise Refused("design.task_is_done")
    task.done_at, task.done_by_label = at, actor.label[:200]
    task.save(update_fields=["done_at", "done_by_label"])
    record("design.task_done", subject_of(track), actor=actor, at=at, after={"title": task.title})


@transaction.atomic
def reopen_task(task: TrackTask, *, actor: Actor, at: datetime) -> None:
    track = led(task.track_id, actor)
    task = TrackTask.objects.select_for_update().get(pk=task.pk)
    if task.done_at is None:
        return
    task.done_at, task.done_by_label = None, ""
    task.save(update_fields=["done_at", "done_by_label"])
    record("design.task_reopened", subject_of(track), actor=actor, at=at, after={"title": task.title})


@transaction.atomic
def remove_task(task: TrackTask, *, actor: Actor, at: datetime) -> None:
    track = led(task.track_id, actor)
    title = task.title
    task.delete()
    record("design.task_removed", subject_of(track), actor=actor, at=at, before={"title": title})


def remind_of_tasks(*, on: date, at: datetime) -> int:
    """Everybody with a task to finish within two days, or too late; once per task and day it is due."""
    rows = TrackTask.objects.filter(
        done_at__isnull=True,
        person__isnull=False,
        due_on__lte=on + BEFOREHAND,
        track__phase__in=PHASES_AT_WORK,
    )
    told = 0
    for task in rows.select_related("track").order_by("due_on", "pk"):
        event_id = uuid5(task.pk, f"due:{task.due_on}")
        link = link_to("development_track", task.track_id)
        told += notify(TASK_DUE.code, task.person_id, _facts(task), event_id=event_id, link=link, at=at)
    return told


def _facts(task: TrackTask) -> dict[str, str]:
    due = date_format(task.due_on, "j F Y") if task.due_on else NO_DAY
    return {"traject": task.track.title, "taak": task.title, "datum": due}
