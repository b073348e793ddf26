"""The people around requests: jobs, leaders upward, who is away, who stands in, and the back office of a unit."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from bekwaam.domains.offcatalogue.facts import Candidate
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Absence, Delegation, Employment, Person, RoleGrant
from bekwaam.kernel.actors import Role


def lasting(on: date) -> Q:
    return Q(started_on__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gte=on))


def jobs_of(person_id: UUID, on: date) -> list[Employment]:
    rows = Employment.objects.filter(lasting(on), person=person_id).select_related("unit", "function")
    return list(rows.order_by("number", "-started_on"))


def lasting_jobs(person_ids: Collection[UUID], on: date) -> dict[UUID, list[Employment]]:
    rows = Employment.objects.filter(lasting(on), person__in=person_ids).select_related("cost_centre")
    found: dict[UUID, list[Employment]] = defaultdict(list)
    for job in rows.order_by("number", "-started_on"):
        found[job.person_id].append(job)
    return found


def job_numbered(jobs: list[Employment], number: str) -> Employment | None:
    """The job that was asked for, or the first that is left of the others."""
    return next((job for job in jobs if job.number == number), jobs[0] if jobs else None)


def units_above(unit_ids: Collection[UUID]) -> dict[UUID, list[OrgUnit]]:
    """Per unit itself and all above it, nearest first."""
    rows = OrgUnitAncestor.objects.filter(unit__in=unit_ids).select_related("ancestor").order_by("depth")
    found: dict[UUID, list[OrgUnit]] = defaultdict(list)
    for link in rows:
        found[link.unit_id].append(link.ancestor)
    return found


def people_by_number(numbers: Collection[str]) -> dict[str, UUID]:
    """A dissolved row stands for the person it was merged into."""
    rows = Person.objects.filter(personnel_number__in=set(numbers) - {""})
    return {
        number: kept or pk for number, pk, kept in rows.values_list("personnel_number", "pk", "merged_into")
    }


def candidates(person_ids: Collection[UUID], on: date) -> dict[UUID, Candidate]:
    away = set(
        Absence.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), person__in=person_ids, starts_on__lte=on
        ).values_list("person_id", flat=True)
    )
    away -= set(standing_in(away, on))
    rows = Person.objects.filter(pk__in=person_ids).values_list("pk", "is_active")
    return {pk: Candidate(pk, is_active, pk in away) for pk, is_active in rows}


def standing_in(person_ids: Collection[UUID], on: date) -> dict[UUID, list[UUID]]:
    """Who may say yes or no instead of these people today."""
    if not person_ids:
        return {}
    rows = Delegation.objects.filter(
        giver__in=person_ids,
        revoked_at__isnull=True,
        starts_on__lte=on,
        ends_on__gte=on,
        substitute__is_active=True,
        tasks__contains=[DelegatedTask.APPROVE.value],
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for giver_id, substitute_id in rows.values_list("giver_id", "substitute_id"):
        found[giver_id].append(substitute_id)
    return dict(found)


def backoffice_of(unit_id: UUID, on: date) -> set[UUID]:
    """Who closes requests of this unit: its back office, else the learning centre."""
    above = OrgUnitAncestor.objects.filter(unit=unit_id).values("ancestor")
    rows = RoleGrant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on, person__is_active=True
    )
    near = rows.filter(role=Role.BACKOFFICE.value, unit__in=above)
    found = set(near.values_list("person_id", flat=True))
    return found or set(rows.filter(role=Role.ULC.value).values_list("person_id", flat=True))


def cost_centre_of(job: Employment) -> str:
    """Of the job, else of the nearest unit that has one."""
    if job.cost_centre is not None:
        return str(job.cost_centre.code)
    codes = OrgUnitAncestor.objects.filter(unit=job.unit_id, ancestor__cost_centre__isnull=False)
    found: str | None = (
        codes.order_by("depth").values_list(F("ancestor__cost_centre__code"), flat=True).first()
    )
    return found or ""
