"""Contracts with what hangs on them, and which activities use one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.people.models import Supplier
from bekwaam.domains.portfolio.facts import ENDS_SOON, WARN_BEFORE
from bekwaam.domains.portfolio.models import (
    Contract,
    ContractDocument,
    ContractLot,
    ContractPrice,
    SupplierProfile,
)


@dataclass(frozen=True, slots=True)
class ContractFilter:
    text: str = ""
    standing: str = ""
    supplier_id: UUID | None = None


def narrowed(contracts: QuerySet[Contract], wanted: ContractFilter, *, on: date) -> QuerySet[Contract]:
    found = contracts.select_related("supplier", "owner", "owner_unit")
    if wanted.text:
        words = Q(title__icontains=wanted.text) | Q(number__icontains=wanted.text)
        found = found.filter(words | Q(supplier__name__icontains=wanted.text))
    if wanted.supplier_id:
        found = found.filter(supplier_id=wanted.supplier_id)
    notice = Q(notice_on__gte=on, notice_on__lte=on + WARN_BEFORE, starts_on__lte=on, ends_on__gte=on)
    ending = Q(ends_on__lte=on + ENDS_SOON, starts_on__lte=on, ends_on__gte=on) & ~notice
    conditions = {
        "coming": Q(starts_on__gt=on),
        "running": Q(starts_on__lte=on, ends_on__gte=on),
        "notice": notice,
        "ending": ending,
        "urgent": notice | ending,
        "ended": Q(ends_on__lt=on),
    }
    return found.filter(conditions[wanted.standing]) if wanted.standing in conditions else found


def lots_of(contract_id: UUID) -> list[ContractLot]:
    return list(ContractLot.objects.filter(contract_id=contract_id).order_by("number"))


def prices_of(contract_id: UUID) -> list[ContractPrice]:
    rows = ContractPrice.objects.filter(contract_id=contract_id).select_related("lot", "activity")
    return list(rows.order_by("label", "valid_from", "pk"))


def documents_of(contract_id: UUID) -> list[ContractDocument]:
    rows = ContractDocument.objects.filter(contract_id=contract_id).select_related("stored")
    return list(rows.order_by("-added_at", "-pk"))


def activities_using(contract: Contract) -> list[ActivityVersion]:
    """What has a price in it, or is given by its supplier according to the catalogue of today."""
    priced = ContractPrice.objects.filter(contract=contract, activity__isnull=False).values("activity_id")
    rows = ActivityVersion.objects.filter(
        Q(supplier_id=contract.supplier_id) | Q(activity_id__in=priced),
        Q(activity__published_id=F("pk")) | Q(activity__published__isnull=True, number=1),
    ).select_related("activity")
    return list(rows.order_by("title", "pk"))


def profile_of(supplier_id: UUID) -> SupplierProfile | None:
    found: SupplierProfile | None = SupplierProfile.objects.filter(supplier_id=supplier_id).first()
    return found


def suppliers() -> list[Supplier]:
    return list(Supplier.objects.order_by("name", "code"))


def to_warn(day: date) -> list[Contract]:
    """Those whose notice day is near and of which nobody was told yet."""
    rows = Contract.objects.filter(notice_on__gte=day, notice_on__lte=day + WARN_BEFORE, ends_on__gte=day)
    return list(rows.exclude(warned_on=F("notice_on")).order_by("notice_on", "pk"))


def activity_choices(activities: QuerySet[Activity]) -> list[tuple[str, str]]:
    rows = activities.filter(published__isnull=False).order_by("published__title")
    return [(str(pk), title) for pk, title in rows.values_list("pk", "published__title")[:500]]


def numbers(contract_ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Contract.objects.filter(pk__in=list(contract_ids)).values_list("pk", "number"))
