"""Long absence: when, never why."""

from datetime import date, datetime

from django.db.models import Q

from bekwaam.domains.audit.actions import record
from bekwaam.domains.people.actions.persons import LOCK
from bekwaam.domains.people.actions.service import lasting_units, subject_of
from bekwaam.domains.people.events import AbsenceChanged
from bekwaam.domains.people.models import Absence, Person
from bekwaam.domains.people.rules.employments import days_are_fit
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


def record_absence(
    person: Person, *, starts_on: date, ends_on: date | None, actor: Actor, at: datetime
) -> Absence:
    _require_manager(person, actor, at)
    require(days_are_fit(starts_on, ends_on))
    if ends_on is not None and ends_on < starts_on:
        raise Refused("people.end_before_start")
    locks.take(LOCK)
    _require_free(person, starts_on, ends_on)
    absence, _created = Absence.objects.update_or_create(
        person=person, starts_on=starts_on, defaults={"ends_on": ends_on}
    )
    _tell("people.absence_recorded", person, actor=actor, at=at)
    found: Absence = absence
    return found


def end_absence(absence: Absence, *, last_day: date | None, actor: Actor, at: datetime) -> None:
    """A last day may be corrected; none says that it is not known any more."""
    _require_manager(absence.person, actor, at)
    require(days_are_fit(last_day))
    if last_day is not None and last_day < absence.starts_on:
        raise Refused("people.end_before_start")
    locks.take(LOCK)
    _require_free(absence.person, absence.starts_on, last_day)
    absence.ends_on = last_day
    absence.save(update_fields=["ends_on"])
    _tell("people.absence_ended", absence.person, actor=actor, at=at)


def remove_absence(absence: Absence, *, actor: Actor, at: datetime) -> None:
    """It never was: a slip of who wrote it down."""
    _require_manager(absence.person, actor, at)
    locks.take(LOCK)
    Absence.objects.filter(pk=absence.pk).delete()
    _tell("people.absence_removed", absence.person, actor=actor, at=at)


def _require_manager(person: Person, actor: Actor, at: datetime) -> None:
    require(may_manage(actor, person_id=person.pk, unit_ids=lasting_units(person.pk, at)))


def _require_free(person: Person, starts_on: date, ends_on: date | None) -> None:
    """Nobody is away twice on one day; the absence that begins the same day is the one that is corrected."""
    others = Absence.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), person=person)
    if ends_on is not None:
        others = others.filter(starts_on__lte=ends_on)
    clash = others.exclude(starts_on=starts_on).order_by("starts_on").first()
    if clash is None:
        return
    if clash.ends_on is None:
        raise Refused("people.absence_overlaps_open", starts_on=clash.starts_on)
    raise Refused("people.absence_overlaps", starts_on=clash.starts_on, ends_on=clash.ends_on)


def _tell(verb: str, person: Person, *, actor: Actor, at: datetime) -> None:
    """The days themselves stay out of the log: they would outlive the absence there."""
    record(verb, subject_of(person), actor=actor, at=at)
    events.publish(AbsenceChanged(person_id=person.pk))
