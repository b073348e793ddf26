"""What the page of one person shows."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from bekwaam.domains.people.models import Absence, Account, Employment, Person, PersonMerge
from bekwaam.domains.people.queries import dossier
from bekwaam.domains.people.rules.employments import JobPeriod
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.admin.people.pages.lists import RoleLine, role_line
from bekwaam.portals.shared.delegation_lines import DelegationLine, delegation_line


@dataclass(frozen=True, slots=True)
class JobLine:
    job: Employment
    is_lasting: bool
    change_href: str
    end_href: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: Person
    jobs: list[JobLine]
    roles: list[RoleLine]
    delegations: list[DelegationLine]
    absences: list[Absence]
    account: Account | None
    merges: list[PersonMerge]
    may_manage: bool
    may_merge: bool
    may_arrange: bool
    may_see_why: bool
    may_open_account: bool
    now: str


def person_page(actor: Actor, person: Person, *, on: date) -> PersonPage:
    jobs = [_job(person, job, on) for job in dossier.jobs(person.pk)]
    lasting = [line.job for line in jobs if line.is_lasting]
    units = [job.unit_id for job in lasting] or [line.job.unit_id for line in jobs]
    is_admin = actor.holds(Role.FUNCTIONAL_ADMIN)
    return PersonPage(
        person=person,
        jobs=jobs,
        roles=[role_line(grant, person, on) for grant in dossier.role_grants(person.pk)],
        delegations=[delegation_line(one, on) for one in dossier.delegations_of(person.pk)],
        absences=dossier.absences(person.pk),
        account=dossier.account_of(person.pk),
        merges=dossier.merges_of(person.pk),
        may_manage=bool(may_manage(actor, person_id=person.pk, unit_ids=units)),
        may_arrange=is_admin or actor.has_role(Role.BACKOFFICE),
        may_see_why=is_admin or actor.has_role(Role.AUDITOR),
        may_open_account=is_admin,
        may_merge=is_admin and actor.person_id != person.pk,
        now=", ".join(
            dict.fromkeys(f"{job.function.name}, {job.unit.name}" for job in lasting if job.function)
        ),
    )


def _job(person: Person, job: Employment, on: date) -> JobLine:
    return JobLine(
        job=job,
        is_lasting=JobPeriod(job.started_on, job.ended_on).lasts(on),
        change_href=reverse("employment-change", args=[person.pk, job.pk]),
        end_href=reverse("employment-end", args=[person.pk, job.pk]),
    )
