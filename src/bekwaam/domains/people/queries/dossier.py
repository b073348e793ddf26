"""Everything the page of one person shows."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bekwaam.domains.people.models import (
    Absence,
    Account,
    Delegation,
    Employment,
    PersonMerge,
    RoleGrant,
)


def jobs(person_id: UUID) -> list[Employment]:
    rows = Employment.objects.filter(person=person_id)
    related = ("unit", "function", "manager", "supplier", "cost_centre")
    return list(rows.select_related(*related).order_by("-started_on", "number"))


def role_grants(person_id: UUID) -> list[RoleGrant]:
    rows = RoleGrant.objects.filter(person=person_id).select_related("unit", "supplier")
    return list(rows.order_by("-valid_from", "role"))


def delegations_of(person_id: UUID) -> list[Delegation]:
    """Given and received, the newest first."""
    rows = Delegation.objects.filter(Q(giver=person_id) | Q(substitute=person_id))
    return list(rows.select_related("giver", "substitute", "unit").order_by("-starts_on", "-created_at"))


def absences(person_id: UUID) -> list[Absence]:
    return list(Absence.objects.filter(person=person_id).order_by("-starts_on"))


def account_of(person_id: UUID) -> Account | None:
    found: Account | None = Account.objects.filter(person=person_id).first()
    return found


def merges_of(person_id: UUID) -> list[PersonMerge]:
    rows = PersonMerge.objects.filter(kept=person_id, undone_at__isnull=True).select_related("dissolved")
    return list(rows.order_by("-merged_at"))


def all_grants(*, on: date, is_current: bool = True) -> QuerySet[RoleGrant]:
    """Roles of the academy; those that hold now or will, or those that are over."""
    is_over = Q(valid_until__lt=on)
    rows: QuerySet[RoleGrant] = RoleGrant.objects.filter(~is_over if is_current else is_over)
    related = rows.select_related("person", "unit", "supplier")
    return related.order_by("role", "person__sort_key", "valid_from")


def all_delegations(*, on: date, is_current: bool = True) -> QuerySet[Delegation]:
    holds = Q(ends_on__gte=on, revoked_at__isnull=True)
    rows: QuerySet[Delegation] = Delegation.objects.filter(holds if is_current else ~holds)
    return rows.select_related("giver", "substitute", "unit").order_by("-starts_on", "-created_at")
