"""Who decides about a person's requests: the managers of the jobs of today, and who stands in for them now."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from bekwaam.domains.organisation.models import OrgUnitAncestor
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Delegation, Employment
from bekwaam.domains.people.queries.people import holding


@dataclass(frozen=True, slots=True)
class Decider:
    name: str
    substitutes: tuple[str, ...] = ()


def deciders_of(person_id: UUID, *, on: date) -> tuple[Decider, ...]:
    """One query: who stands in comes along. Nobody decides about himself, also not for the own manager."""
    jobs = Employment.objects.filter(holding(on), person=person_id, manager__is_active=True)
    others = jobs.exclude(manager=person_id).order_by("started_on", "pk")
    rows = others.annotate(substitutes=ArraySubquery(_substitutes(person_id, on)))
    standing_in: dict[UUID, dict[str, None]] = defaultdict(dict)
    names: dict[UUID, str] = {}
    for manager_id, name, substitutes in rows.values_list("manager_id", "manager__full_name", "substitutes"):
        names[manager_id] = name
        standing_in[manager_id] |= dict.fromkeys(substitutes)
    return tuple(Decider(name, tuple(standing_in[manager_id])) for manager_id, name in names.items())


def _substitutes(person_id: UUID, on: date) -> QuerySet[Delegation, str]:
    above = OrgUnitAncestor.objects.filter(unit=OuterRef(OuterRef("unit"))).values("ancestor")
    rows = Delegation.objects.filter(
        Q(unit__isnull=True) | Q(unit__in=above),
        giver=OuterRef("manager"),
        starts_on__lte=on,
        ends_on__gte=on,
        revoked_at__isnull=True,
        substitute__is_active=True,
        tasks__contains=DelegatedTask.APPROVE.value,
    )
    others = rows.exclude(substitute=person_id).order_by("starts_on", "pk")
    found: QuerySet[Delegation, str] = others.values_list("substitute__full_name", flat=True)
    return found
