"""Jobs: starting, changing and ending them; a move closes the row and opens the next one."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import record
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.actions.persons import LOCK
from bekwaam.domains.people.actions.service import settle_service, subject_of
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.domains.people.events import EmploymentChanged, EmploymentStarted
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.rules.employments import (
    JobPeriod,
    closing_day,
    may_end,
    may_start,
    opens_new_row,
)
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require


@dataclass(frozen=True, slots=True)
class Terms:
    """What a job is, apart from when."""

    unit_id: UUID
    kind: str
    function_id: UUID | None = None
    named_manager_id: UUID | None = None
    cost_centre_id: UUID | None = None
    supplier_id: UUID | None = None
    hours_per_week: Decimal | None = None


def terms_of(job: Employment) -> Terms:
    return Terms(
        unit_id=job.unit_id,
        kind=job.kind,
        function_id=job.function_id,
        named_manager_id=job.named_manager_id,
        cost_centre_id=job.cost_centre_id,
        supplier_id=job.supplier_id,
        hours_per_week=job.hours_per_week,
    )


def start_employment(
    person: Person, terms: Terms, *, period: JobPeriod, number: str, actor: Actor, at: datetime
) -> Employment:
    """Also the way back for somebody who left: the person stays the same one."""
    require(may_manage(actor, person_id=person.pk, unit_ids=[terms.unit_id]))
    locks.take(LOCK)
    _require_sound(person, terms)
    require(may_start(_periods(_jobs(person)), number=number, period=period))
    job: Employment = Employment.objects.create(
        person=person,
        number=number,
        personnel_number=person.personnel_number,
        started_on=period.started_on,
        ended_on=period.ended_on,
        **asdict(terms),
    )
    _settle("people.employment_started", person, job, actor=actor, at=at, after=_facts(job))
    events.publish(EmploymentStarted(person_id=person.pk, employment_id=job.pk, started_on=job.started_on))
    return job


def change_employment(job: Employment, terms: Terms, *, actor: Actor, at: datetime) -> Employment:
    """Holds from today; a job that has not begun before today is corrected in place."""
    job = _locked(job)
    require(may_manage(actor, person_id=job.person_id, unit_ids=[job.unit_id, terms.unit_id]))
    before = terms_of(job)
    if before == terms:
        return job
    person = job.person
    _require_sound(person, terms)
    facts, on = _facts(job), local_date(at)
    if job.ended_on is not None and job.ended_on < on:
        raise Refused("people.job_over")
    changed = _succeed(job, terms, on) if _is_move(before, terms, job, on) else _correct(job, terms)
    _settle(
        "people.employment_changed", person, changed, actor=actor, at=at, before=facts, after=_facts(changed)
    )
    events.publish(EmploymentChanged(person_id=person.pk, employment_id=changed.pk))
    return changed


def end_employment(job: Employment, *, last_day: date | None, actor: Actor, at: datetime) -> None:
    """A last day may be corrected or taken away, but not into the next job with the same number."""
    job = _locked(job)
    require(may_manage(actor, person_id=job.person_id, unit_ids=[job.unit_id]))
    if job.ended_on == last_day:
        return
    require(may_end(JobPeriod(job.started_on, job.ended_on), last_day))
    others = _periods(one for one in _jobs(job.person) if one.pk != job.pk)
    require(may_start(others, number=job.number, period=JobPeriod(job.started_on, last_day)))
    before = _facts(job)
    job.ended_on = last_day
    job.save(update_fields=["ended_on"])
    verb = "people.employment_ended" if last_day is not None else "people.employment_continued"
    _settle(verb, job.person, job, actor=actor, at=at, before=before, after=_facts(job))


def _is_move(before: Terms, after: Terms, job: Employment, on: date) -> bool:
    return opens_new_row(_placing(before), _placing(after), started_on=job.started_on, on=on)


def _placing(terms: Terms) -> dict[str, Any]:
    return {
        "unit": terms.unit_id,
        "function": terms.function_id,
        "kind": terms.kind,
        "supplier": terms.supplier_id,
    }


def _succeed(job: Employment, terms: Terms, on: date) -> Employment:
    ended_on, began = job.ended_on, job.in_service_on or job.started_on
    job.ended_on = closing_day(on)
    job.save(update_fields=["ended_on"])
    successor: Employment = Employment.objects.create(
        person=job.person,
        number=job.number,
        personnel_number=job.personnel_number,
        in_service_on=began,
        started_on=on,
        ended_on=ended_on,
        **asdict(terms),
    )
    return successor


def _correct(job: Employment, terms: Terms) -> Employment:
    for column, value in asdict(terms).items():
        setattr(job, column, value)
    job.save(update_fields=list(asdict(terms)))
    return job


def _require_sound(person: Person, terms: Terms) -> None:
    if person.merged_into_id is not None or person.erased_at is not None:
        raise Refused("people.merge_gone")
    if terms.named_manager_id == person.pk:
        raise Refused("people.own_manager")
    if terms.kind == EmploymentKind.HIRED and terms.supplier_id is None:
        raise Refused("people.hired_by_supplier")


def _locked(job: Employment) -> Employment:
    """As it is now that nobody else changes it: of two that want to, the second sees what the first made."""
    locks.take(LOCK)
    fresh: Employment = Employment.objects.select_related("person").get(pk=job.pk)
    return fresh


def _jobs(person: Person) -> list[Employment]:
    return list(Employment.objects.filter(person=person))


def _periods(jobs: Iterable[Employment]) -> list[tuple[str, JobPeriod]]:
    return [(job.number, JobPeriod(job.started_on, job.ended_on)) for job in jobs]


def _settle(
    verb: str,
    person: Person,
    job: Employment,
    *,
    actor: Actor,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """What follows from every change of jobs: access, managers, and a line in the log."""
    settle_service([person.pk], actor=actor, at=at)
    recompute_managers(on=local_date(at))
    record(verb, subject_of(person, job.unit_id), actor=actor, at=at, before=before, after=after)


def _facts(job: Employment) -> dict[str, Any]:
    terms = {name: str(value) for name, value in asdict(terms_of(job)).items() if value is not None}
    days = {"started_on": job.started_on.isoformat(), "ended_on": job.ended_on and job.ended_on.isoformat()}
    return {"number": job.number, **terms, **days}
