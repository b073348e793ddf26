"""Writing what the personnel system delivered: in bulk, in one transaction, a few statements whatever the size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Fact, Subject, record_many
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.actions.bulk import update_rows
from bekwaam.domains.people.actions.codes import cost_centre_ids, function_ids, supplier_ids
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.actions.persons import Identity
from bekwaam.domains.people.actions.service import settle_service
from bekwaam.domains.people.events import PeopleDelivered
from bekwaam.domains.people.importer.planning import IDENTITY, AbsenceWork, JobWork, Outcome, Work
from bekwaam.domains.people.importer.rows import Row
from bekwaam.domains.people.models import Absence, Employment, Person
from bekwaam.domains.people.rules.employments import closing_day
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.imports.diff import Change, Item
from bekwaam.kernel.imports.kinds import plain

BATCH = 1000
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Ids:
    """From the codes of the file to rows."""

    people: dict[str, UUID]
    units: Mapping[str, UUID]
    functions: Mapping[str, UUID]
    suppliers: Mapping[str, UUID]
    cost_centres: Mapping[str, UUID]

    def terms(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of a job that this file says something about."""
        found: dict[str, Any] = {"unit_id": self.units[values["unit"]], "kind": values["kind"]}
        lookups: tuple[tuple[str, str, Mapping[str, UUID]], ...] = (
            ("function_id", "function_code", self.functions),
            ("named_manager_id", "manager", self.people),
            ("cost_centre_id", "cost_centre", self.cost_centres),
            ("supplier_id", "supplier", self.suppliers),
        )
        for column, name, ids in lookups:
            if name in values:
                found[column] = ids[values[name]] if values[name] else None
        if "hours" in values:
            found["hours_per_week"] = values["hours"]
        return found


def write_delivery(outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    work, on = outcome.work, local_date(at)
    known = {number: person.person_id for number, person in outcome.known.people.items()}
    people = {**known, **_add_people(work.new_people.values(), at)}
    _change_people(outcome)
    ids = _ids(work, people)
    touched = {
        *(people[number] for number in (*work.new_people, *work.changed_people)),
        *_start_jobs(work.new_jobs, ids),
        *_correct_jobs(work.corrected, ids),
        *_move_jobs(work.moved, ids, on),
        *_end_jobs(outcome, on),
        *_write_absences(work.absences, people, on),
    }
    if not touched and not work.functions:
        return
    settle_service(touched, actor=actor, at=at)
    recompute_managers(on=on)
    record_many(_facts(outcome, people), actor=actor, at=at)
    events.publish(PeopleDelivered(person_ids=tuple(sorted(touched)), on=on))


def _add_people(rows: Iterable[Row], at: datetime) -> dict[str, UUID]:
    people = [Person(**_identity(row.number, row.values, {}).columns(), created_at=at) for row in rows]
    Person.objects.bulk_create(people, batch_size=BATCH)
    return {person.personnel_number: person.pk for person in people}


def _identity(number: str, values: Mapping[str, Any], before: Mapping[str, Any]) -> Identity:
    known = {name: values.get(name, before.get(name)) or "" for name in IDENTITY}
    return Identity(personnel_number=number, **known)


def _change_people(outcome: Outcome) -> None:
    """External ids are emptied first, so that two people can swap theirs."""
    known, changed = outcome.known.people, outcome.work.changed_people
    rows = []
    for number, row in changed.items():
        columns = _identity(number, row.values, known[number].values).columns()
        rows.append((known[number].own_id, columns))
    moving = [row_id for row_id, columns in rows if columns["external_id"]]
    Person.objects.filter(pk__in=moving).update(external_id="")
    update_rows(Person, rows)


def _ids(work: Work, people: dict[str, UUID]) -> Ids:
    values = [one.row.values for one in (*work.new_jobs, *work.corrected, *work.moved)]
    return Ids(
        people=people,
        units=dict(OrgUnit.objects.values_list("code", "pk")),
        functions=function_ids(_functions(work, values)),
        suppliers=supplier_ids({str(one["supplier"]) for one in values if one.get("supplier")}),
        cost_centres=cost_centre_ids({str(one["cost_centre"]) for one in values if one.get("cost_centre")}),
    )


def _functions(work: Work, values: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """Codes to the names to give them; None leaves the name as it is."""
    wanted: dict[str, str | None] = {
        str(one["function_code"]): None for one in values if one.get("function_code")
    }
    return {**wanted, **work.functions}


def _start_jobs(jobs: Iterable[JobWork], ids: Ids) -> list[UUID]:
    rows = [
        Employment(
            person_id=ids.people[one.row.number],
            number=one.row.key[1],
            personnel_number=one.row.number,
            started_on=one.row.values["started_on"],
            ended_on=one.row.values.get("ended_on"),
            **ids.terms(one.row.values),
        )
        for one in jobs
    ]
    Employment.objects.bulk_create(rows, batch_size=BATCH)
    return [row.person_id for row in rows]


def _correct_jobs(jobs: Iterable[JobWork], ids: Ids) -> list[UUID]:
    rows, people = [], []
    for one in jobs:
        if one.known is not None:
            columns = {**ids.terms(one.row.values), **_days(one), "personnel_number": one.row.number}
            rows.append((one.known.id, columns))
            people.append(one.known.person_id)
    update_rows(Employment, rows)
    return people


def _days(one: JobWork) -> dict[str, Any]:
    """A later row of a job keeps its own first day; what the file corrects there is when the job began."""
    values, known = one.row.values, one.known
    days: dict[str, Any] = {"ended_on": values["ended_on"]} if "ended_on" in values else {}
    began = values["started_on"]
    if known is None or known.facts["started_on"] == began:
        return days
    if known.facts["started_on"] == known.row_started_on or began > known.row_started_on:
        return {**days, "started_on": began, "in_service_on": None}
    return {**days, "in_service_on": began}


def _move_jobs(jobs: list[JobWork], ids: Ids, on: date) -> list[UUID]:
    known = [one.known.id for one in jobs if one.known is not None]
    rows = {row.pk: row for row in Employment.objects.filter(pk__in=known)}
    Employment.objects.filter(pk__in=known).update(ended_on=closing_day(on))
    successors = [_successor(rows[one.known.id], one, ids, on) for one in jobs if one.known is not None]
    Employment.objects.bulk_create(successors, batch_size=BATCH)
    return [row.person_id for row in rows.values()]


def _successor(before: Employment, one: JobWork, ids: Ids, on: date) -> Employment:
    kept = {
        "function_id": before.function_id,
        "named_manager_id": before.named_manager_id,
        "cost_centre_id": before.cost_centre_id,
        "supplier_id": before.supplier_id,
        "hours_per_week": before.hours_per_week,
    }
    return Employment(
        person_id=before.person_id,
        number=before.number,
        personnel_number=one.row.number,
        in_service_on=one.row.values["started_on"],
        started_on=on,
        ended_on=one.row.values.get("ended_on", before.ended_on),
        **{**kept, **ids.terms(one.row.values)},
    )


def _end_jobs(outcome: Outcome, on: date) -> list[UUID]:
    """A job that is not delivered any more ended yesterday; one that began today lasts this day."""
    last = closing_day(on)
    rows = [(job.id, {"ended_on": max(last, job.row_started_on)}) for job in outcome.work.ended]
    update_rows(Employment, rows)
    return [job.person_id for job in outcome.work.ended]


def _write_absences(absences: list[AbsenceWork], people: Mapping[str, UUID], on: date) -> list[UUID]:
    over: list[tuple[UUID, dict[str, Any]]] = []
    wrong: list[UUID] = []
    for one in absences:
        last = one.starts_on - DAY if one.starts_on else closing_day(on)
        over += [(known.id, {"ends_on": last}) for known in one.lasting if known.starts_on <= last]
        wrong += [known.id for known in one.lasting if known.starts_on > last]
    update_rows(Absence, over)
    Absence.objects.filter(pk__in=wrong).delete()
    _save_absences(absences, people)
    return [people[one.number] for one in absences]


def _save_absences(absences: Iterable[AbsenceWork], people: Mapping[str, UUID]) -> None:
    Absence.objects.bulk_create(
        [
            Absence(person_id=people[one.number], starts_on=one.starts_on, ends_on=one.ends_on)
            for one in absences
            if one.starts_on is not None
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["academy", "person", "starts_on"],
        update_fields=["ends_on"],
    )


def _facts(outcome: Outcome, people: Mapping[str, UUID]) -> list[Fact]:
    """One line per job that came, changed or went; absence stays out of the log."""
    diff = outcome.diff
    made = [_item_fact("people.delivered_new", item, people) for item in diff.new]
    made += [_change_fact("people.delivered_change", change, people) for change in diff.changed]
    made += [_change_fact("people.delivered_move", change, people) for change in diff.moved]
    return made + [_item_fact("people.delivered_end", item, people) for item in diff.ended]


def _subject(key: tuple[str, ...], name: str, people: Mapping[str, UUID]) -> Subject:
    return Subject("person", people.get(key[0]), name)


def _item_fact(verb: str, item: Item, people: Mapping[str, UUID]) -> Fact:
    told = ("unit", "function_code", "kind", "started_on", "ended_on")
    after = {"job": item.key[1], **{name: plain(item.facts.get(name)) for name in told}}
    return Fact(verb, _subject(item.key, item.name, people), after=after)


def _change_fact(verb: str, change: Change, people: Mapping[str, UUID]) -> Fact:
    told = [one for one in change.fields if not one.field.startswith("absent_")]
    return Fact(
        verb,
        _subject(change.key, change.name, people),
        before={one.field: plain(one.before) for one in told},
        after={"job": change.key[1], **{one.field: plain(one.after) for one in told}},
    )
