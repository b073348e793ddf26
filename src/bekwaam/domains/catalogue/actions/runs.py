"""Announcing when and where an activity is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.events import RunsChanged
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

LONG_TEXT, MOST_SEATS = 200, 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedRun:
    starts_at: datetime
    ends_at: datetime
    label: str = ""
    place: str = ""
    is_online: bool = False
    seats_total: int | None = None
    seats_taken: int = 0


@transaction.atomic
def announce_run(activity_id: UUID, wanted: WantedRun, *, actor: Actor, at: datetime) -> AnnouncedRun:
    activity = _managed(activity_id, actor)
    run: AnnouncedRun = AnnouncedRun.objects.create(activity=activity, **_columns(wanted))
    record("catalogue.run_announced", subject_of(activity), actor=actor, at=at, after=_facts(run))
    events.publish(RunsChanged(activity_id=activity.pk))
    return run


@transaction.atomic
def change_run(run_id: UUID, wanted: WantedRun, *, actor: Actor, at: datetime) -> None:
    run = AnnouncedRun.objects.select_for_update().get(pk=run_id)
    activity = _managed(run.activity_id, actor)
    before = _facts(run)
    for name, value in _columns(wanted).items():
        setattr(run, name, value)
    run.save()
    record(
        "catalogue.run_changed", subject_of(activity), actor=actor, at=at, before=before, after=_facts(run)
    )
    events.publish(RunsChanged(activity_id=activity.pk))


@transaction.atomic
def cancel_run(run_id: UUID, *, actor: Actor, at: datetime) -> None:
    run = AnnouncedRun.objects.select_for_update().get(pk=run_id)
    activity = _managed(run.activity_id, actor)
    if run.state == RunState.CANCELLED:
        return
    before, run.state = _facts(run), RunState.CANCELLED
    run.save(update_fields=["state"])
    record("catalogue.run_cancelled", subject_of(activity), actor=actor, at=at, before=before)
    events.publish(RunsChanged(activity_id=activity.pk))


def write_runs(wanted: Iterable[tuple[UUID, WantedRun]]) -> None:
    """Many at once, from an import; who calls this has judged the activities."""
    rows = [AnnouncedRun(activity_id=activity_id, **_columns(run)) for activity_id, run in wanted]
    AnnouncedRun.objects.bulk_create(rows, batch_size=1_000)


def mirror_runs(activity_id: UUID, wanted: Mapping[UUID, WantedRun]) -> bool:
    """Make the runs of an activity exactly these, under these ids; what is gone is cancelled. Tells whether that changed anything."""
    present = {run.pk: run for run in AnnouncedRun.objects.select_for_update().filter(activity=activity_id)}
    changed = False
    for run_id, each in wanted.items():
        columns = {**_columns(each), "state": RunState.OPEN.value}
        known = present.pop(run_id, None)
        if known is None:
            AnnouncedRun.objects.create(id=run_id, activity_id=activity_id, **columns)
        elif all(getattr(known, name) == value for name, value in columns.items()):
            continue
        else:
            AnnouncedRun.objects.filter(pk=run_id).update(**columns)
        changed = True
    gone = [run.pk for run in present.values() if run.state == RunState.OPEN]
    AnnouncedRun.objects.filter(pk__in=gone).update(state=RunState.CANCELLED)
    if changed or gone:
        events.publish(RunsChanged(activity_id=activity_id))
    return changed or bool(gone)


def count_seats(run: AnnouncedRun, *, more: int) -> None:
    """For who holds the run's row: so many seats are taken more, or fewer when negative."""
    run.seats_taken = max(run.seats_taken + more, 0)
    run.save(update_fields=["seats_taken"])
    events.publish(RunsChanged(activity_id=run.activity_id))


def _managed(activity_id: UUID, actor: Actor) -> Activity:
    activity: Activity = Activity.objects.get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    require(rules.may_change_words(actor, is_from_elsewhere=activity.is_from_elsewhere))
    return activity


def _columns(wanted: WantedRun) -> dict[str, object]:
    if wanted.ends_at <= wanted.starts_at:
        raise Refused("catalogue.run_ends_before_start")
    seats = wanted.seats_total
    if seats is not None and not 0 <= wanted.seats_taken <= seats <= MOST_SEATS:
        raise Refused("catalogue.bad_seats")
    texts = {name: clean_line(getattr(wanted, name)) for name in ("label", "place")}
    if any(len(text) > LONG_TEXT for text in texts.values()):
        raise Refused("catalogue.too_long", field="place", limit=LONG_TEXT)
    names = ("starts_at", "ends_at", "is_online", "seats_total", "seats_taken")
    return {**texts, **{name: getattr(wanted, name) for name in names}}


def _facts(run: AnnouncedRun) -> dict[str, object]:
    return {
        "starts_at": run.starts_at.isoformat(),
        "ends_at": run.ends_at.isoformat(),
        "place": run.place,
        "seats_total": run.seats_total,
    }
