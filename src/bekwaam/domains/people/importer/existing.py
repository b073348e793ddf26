"""What is known before a delivery: everything it is compared with, in a few queries whatever the size."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people import names
from bekwaam.domains.people.models import Function, Supplier
from bekwaam.kernel.bulk_reading import hash_joins
from bekwaam.kernel.scope import current_academy_id

JOBS_SQL = """
select distinct on (coalesce(nullif(e.personnel_number, ''), p.personnel_number), e.number)
       coalesce(nullif(e.personnel_number, ''), p.personnel_number), e.number, e.id, e.person_id,
       e.personnel_number <> '', f.code, f.name, u.code, m.personnel_number, c.code, e.kind, e.hours_per_week,
       coalesce(e.in_service_on, e.started_on), e.started_on, e.ended_on, s.name
from people_employment e
join people_person p on p.academy_id = %(academy)s and p.id = e.person_id
join organisation_orgunit u on u.academy_id = %(academy)s and u.id = e.unit_id
left join people_function f on f.academy_id = %(academy)s and f.id = e.function_id
left join people_person m on m.academy_id = %(academy)s and m.id = e.named_manager_id
left join organisation_costcentre c on c.academy_id = %(academy)s and c.id = e.cost_centre_id
left join people_supplier s on s.academy_id = %(academy)s and s.id = e.supplier_id
where e.academy_id = %(academy)s
order by coalesce(nullif(e.personnel_number, ''), p.personnel_number), e.number, e.started_on desc
"""
PEOPLE_SQL = """
select p.personnel_number, p.id, p.merged_into_id, p.is_active, p.given_name, p.infix, p.family_name, p.email,
       p.external_id
from people_person p where p.academy_id = %(academy)s and p.erased_at is null
"""
ABSENCES_SQL = """
select a.person_id, a.starts_on, a.ends_on, a.id from people_absence a
where a.academy_id = %(academy)s order by a.starts_on
"""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of a person under its own number; `person_id` is who it is now, after a merge."""

    own_id: UUID
    person_id: UUID
    is_active: bool
    values: Mapping[str, str]

    @property
    def is_merged_away(self) -> bool:
        return self.own_id != self.person_id


@dataclass(frozen=True, slots=True)
class KnownJob:
    """The latest row of a job. `row_started_on` is when this row began, `facts` say when the job did."""

    id: UUID
    person_id: UUID
    is_delivered: bool
    row_started_on: date
    facts: Mapping[str, Any]

    def is_over(self, on: date) -> bool:
        ended_on: date | None = self.facts["ended_on"]
        return ended_on is not None and ended_on < on


@dataclass(frozen=True, slots=True)
class KnownAbsence:
    id: UUID
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Known:
    people: Mapping[str, KnownPerson]
    jobs: Mapping[tuple[str, ...], KnownJob]
    absences: Mapping[UUID, list[KnownAbsence]]
    units: Mapping[str, bool]
    """Code to whether the unit still exists."""
    functions: Mapping[str, str]
    suppliers: Mapping[str, str]
    """Plain name or code to the name that is kept."""
    function_codes: Mapping[str, str] = field(default_factory=dict)
    """Plain name to code, for exports that give a name only."""


def read_known() -> Known:
    functions = dict(Function.objects.values_list("code", "name"))
    suppliers = {}
    for code, name in Supplier.objects.values_list("code", "name"):
        suppliers.update({names.plain(code): name, names.plain(name): name})
    return Known(
        people=_people(),
        jobs=_jobs(),
        absences=_absences(),
        units=dict(OrgUnit.objects.values_list("code", "is_current")),
        functions=functions,
        suppliers=suppliers,
        function_codes={names.plain(name): code for code, name in functions.items()},
    )


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with hash_joins(), connection.cursor() as cursor:
        cursor.execute(statement, {"academy": current_academy_id()})
        return cursor.fetchall()


def _people() -> dict[str, KnownPerson]:
    found = {}
    for number, own_id, merged_into, is_active, given, infix, family, email, external in _rows(PEOPLE_SQL):
        values = {
            "given_name": given,
            "infix": infix,
            "family_name": family,
            "email": email,
            "external_id": external,
        }
        found[number] = KnownPerson(own_id, merged_into or own_id, is_active, values)
    return found


def _jobs() -> dict[tuple[str, ...], KnownJob]:
    found: dict[tuple[str, ...], KnownJob] = {}
    for number, job, job_id, person_id, delivered, *rest in _rows(JOBS_SQL):
        code, function, unit, manager, cost_centre, kind, hours, began, row_began, ended, supplier = rest
        facts = {
            "function_code": code,
            "function": function or "",
            "unit": unit,
            "manager": manager,
            "cost_centre": cost_centre,
            "kind": kind,
            "hours": hours,
            "started_on": began,
            "ended_on": ended,
            "supplier": supplier or "",
        }
        found[number, job] = KnownJob(job_id, person_id, delivered, row_began, facts)
    return found


def _absences() -> dict[UUID, list[KnownAbsence]]:
    found: dict[UUID, list[KnownAbsence]] = {}
    for person_id, starts_on, ends_on, absence_id in _rows(ABSENCES_SQL):
        found.setdefault(person_id, []).append(KnownAbsence(absence_id, starts_on, ends_on))
    return found
