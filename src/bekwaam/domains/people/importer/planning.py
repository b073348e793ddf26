"""A judged delivery against what is known: what is new, changed, moved, ended, and what must be written for it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from bekwaam.domains.people.importer.existing import Known, KnownAbsence, KnownJob
from bekwaam.domains.people.importer.rows import Judged, Key, Row
from bekwaam.domains.people.importer.schema import OF_THE_PERSON
from bekwaam.domains.people.rules.employments import opens_new_row
from bekwaam.kernel.imports.diff import Diff, Item, compare
from bekwaam.kernel.imports.guard import Guard, may_end
from bekwaam.kernel.imports.records import RefusedKeys

IDENTITY = ("given_name", "infix", "family_name", "email", "external_id")
NAMES = ("given_name", "infix", "family_name")
PEOPLE = ("medewerker", "medewerkers")
TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class JobWork:
    """What happens to one job; `known` is its latest row when it has one."""

    row: Row
    known: KnownJob | None = None


@dataclass(frozen=True, slots=True)
class AbsenceWork:
    number: str
    starts_on: date | None
    ends_on: date | None
    lasting: tuple[KnownAbsence, ...]
    """Absences that are known to last, or lie over the delivered one: they are over before it."""


@dataclass
class Work:
    """What the action writes."""

    new_people: dict[str, Row] = field(default_factory=dict)
    changed_people: dict[str, Row] = field(default_factory=dict)
    new_jobs: list[JobWork] = field(default_factory=list)
    corrected: list[JobWork] = field(default_factory=list)
    moved: list[JobWork] = field(default_factory=list)
    ended: list[KnownJob] = field(default_factory=list)
    absences: list[AbsenceWork] = field(default_factory=list)
    functions: dict[str, str] = field(default_factory=dict)
    suppliers: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    diff: Diff
    guard: Guard
    work: Work
    known: Known


def plan(
    judged: Judged, known: Known, *, refused: RefusedKeys, on: date, confirmed: bool, is_full: bool = True
) -> Outcome:
    held_back = RefusedKeys(keys=refused.keys | judged.refused, unknown=refused.unknown)
    existing = _existing_facts(judged, known, held_back, on)
    incoming = {key: _incoming_facts(row, known) for key, row in judged.rows.items()}
    diff = compare(incoming, existing, moved_by=("unit",), name_of=NAMES, refused=held_back, is_full=is_full)
    ended = [known.jobs[item.key] for item in diff.ended]
    work = _work(judged, known, existing, ended, on)
    guard = _guard(diff, judged, known, on=on, confirmed=confirmed)
    return Outcome(diff, guard, work, known)


def is_rehire(row: Row, job: KnownJob) -> bool:
    """The same job number after its end is a new job."""
    ended_on: date | None = job.facts["ended_on"]
    return ended_on is not None and ended_on < row.values["started_on"]


def _existing_facts(
    judged: Judged, known: Known, held_back: RefusedKeys, on: date
) -> dict[Key, dict[str, Any]]:
    found: dict[Key, dict[str, Any]] = {}
    for key, job in known.jobs.items():
        row = judged.rows.get(key)
        if row is not None and not is_rehire(row, job):
            found[key] = {**_person_facts(row, known, on), **job.facts}
        elif row is None and job.is_delivered and not job.is_over(on):
            found[key] = {**_known_identity(key[0], known), **job.facts}
    return found


def _known_identity(number: str, known: Known) -> dict[str, Any]:
    return dict(known.people[number].values) if number in known.people else {}


def _person_facts(row: Row, known: Known, on: date) -> dict[str, Any]:
    person = known.people.get(row.number)
    if person is None:
        return {}
    absence = _matching(known.absences.get(person.person_id, []), row.values.get("absent_from"), on)
    absent = {
        "absent_from": absence.starts_on if absence else None,
        "absent_until": absence.ends_on if absence else None,
    }
    return {**person.values, **absent}


def _incoming_facts(row: Row, known: Known) -> dict[str, Any]:
    """A number that was merged away says nothing about who the person is now."""
    person = known.people.get(row.number)
    silent = {"number", "job", *(IDENTITY if person is not None and person.is_merged_away else ())}
    return {name: value for name, value in row.values.items() if name not in silent}


def _matching(absences: Iterable[KnownAbsence], starts_on: date | None, on: date) -> KnownAbsence | None:
    same = [one for one in absences if one.starts_on == starts_on]
    return same[0] if same else next((one for one in absences if _lasts(one, on)), None)


def _lasts(absence: KnownAbsence, on: date) -> bool:
    return absence.ends_on is None or absence.ends_on >= on


def _work(
    judged: Judged, known: Known, existing: Mapping[Key, Mapping[str, Any]], ended: list[KnownJob], on: date
) -> Work:
    work = Work(ended=ended)
    for key, row in judged.rows.items():
        _plan_person(work, row, known)
        _plan_job(work, row, known.jobs.get(key), existing.get(key), on)
        _plan_codes(work, row, known)
    for number, rows in _by_number(judged.rows.values()).items():
        _plan_absence(work, number, rows[0], known, on)
    return work


def _by_number(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.number].append(row)
    return found


def _plan_person(work: Work, row: Row, known: Known) -> None:
    person = known.people.get(row.number)
    if person is None:
        work.new_people.setdefault(row.number, row)
    elif not person.is_merged_away and _differs(row.values, person.values, IDENTITY):
        work.changed_people[row.number] = row


def _differs(after: Mapping[str, Any], before: Mapping[str, Any], names: Iterable[str]) -> bool:
    return any(name in after and after[name] != before.get(name) for name in names)


def _plan_job(work: Work, row: Row, job: KnownJob | None, facts: Mapping[str, Any] | None, on: date) -> None:
    if job is None or facts is None:
        work.new_jobs.append(JobWork(row))
        return
    of_the_job = [name for name in row.values if name not in (*OF_THE_PERSON, "number", "job", "function")]
    if not _differs(row.values, job.facts, of_the_job) and job.is_delivered:
        return
    before, after = _placing(job.facts), _placing(row.values)
    runs_on = (
        not job.is_over(on) and row.values["started_on"] < on and not _is_over(row.values.get("ended_on"), on)
    )
    is_move = runs_on and opens_new_row(before, after, started_on=job.row_started_on, on=on)
    (work.moved if is_move else work.corrected).append(JobWork(row, job))


def _placing(facts: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {"unit": "unit", "function": "function_code", "kind": "kind", "supplier": "supplier"}
    return {name: facts[column] for name, column in wanted.items() if column in facts}


def _plan_codes(work: Work, row: Row, known: Known) -> None:
    code, name = row.values.get("function_code"), row.values.get("function")
    if code and known.functions.get(code) != (name or known.functions.get(code) or code):
        work.functions[code] = name or code
    supplier = row.values.get("supplier")
    if supplier and supplier not in known.suppliers.values():
        work.suppliers[supplier] = None


def _plan_absence(work: Work, number: str, row: Row, known: Known, on: date) -> None:
    if "absent_from" not in row.values:
        return
    starts_on, ends_on = row.values["absent_from"], row.values.get("absent_until")
    person = known.people.get(number)
    absences = known.absences.get(person.person_id, []) if person else []
    if any((one.starts_on, one.ends_on) == (starts_on, ends_on) for one in absences):
        return
    lasting = tuple(
        one
        for one in absences
        if one.starts_on != starts_on and (_lasts(one, on) or _overlaps(one, starts_on, ends_on))
    )
    if starts_on is not None or lasting:
        work.absences.append(AbsenceWork(number, starts_on, ends_on, lasting))


def _overlaps(one: KnownAbsence, starts_on: date | None, ends_on: date | None) -> bool:
    if starts_on is None:
        return False
    return (one.ends_on is None or one.ends_on >= starts_on) and (ends_on is None or one.starts_on <= ends_on)


def _guard(diff: Diff, judged: Judged, known: Known, *, on: date, confirmed: bool) -> Guard:
    """A tenth of the people, not of the jobs; also people who leave because the file says so."""
    before, after = _serving(known, {}, on), _serving(known, _endings(diff, judged, known, on), on)
    after |= {
        _person_of(row, known) for row in judged.rows.values() if not _is_over(row.values.get("ended_on"), on)
    }
    leaving = tuple(Item((str(person_id),), "", {}) for person_id in before - after)
    people = Diff(ended=leaving, doubtful=diff.doubtful, spared=diff.spared)
    return may_end(people, len(before), noun=PEOPLE, share=TENTH, confirmed=confirmed)


def _endings(diff: Diff, judged: Judged, known: Known, on: date) -> dict[Key, bool]:
    """Jobs that are over after this delivery."""
    over: dict[Key, bool] = {item.key: True for item in diff.ended}
    for key, row in judged.rows.items():
        if key in known.jobs and "ended_on" in row.values:
            over[key] = _is_over(row.values["ended_on"], on)
    return over


def _serving(known: Known, over: Mapping[Key, bool], on: date) -> set[UUID | str]:
    return {job.person_id for key, job in known.jobs.items() if not over.get(key, job.is_over(on))}


def _person_of(row: Row, known: Known) -> UUID | str:
    person = known.people.get(row.number)
    return person.person_id if person else row.number


def _is_over(ended_on: date | None, on: date) -> bool:
    return ended_on is not None and ended_on < on
