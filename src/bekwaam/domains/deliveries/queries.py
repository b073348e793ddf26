"""Reads of deliveries and saved mappings."""

from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.deliveries.enums import BUSY_STATES
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun


def runs(kind: str | None = None) -> QuerySet[ImportRun]:
    """Newest first, without their reports."""
    found = ImportRun.objects.defer("report", "mapping").order_by("-started_at", "-id")
    return found.filter(kind=kind) if kind else found


def run_by_id(run_id: UUID) -> ImportRun | None:
    found: ImportRun | None = ImportRun.objects.select_related("stored").filter(pk=run_id).first()
    return found


def is_someone_busy(kind: str) -> bool:
    found: bool = ImportRun.objects.filter(kind=kind, state__in=BUSY_STATES).exists()
    return found


def mappings_for(kind: str) -> list[ImportMapping]:
    return list(ImportMapping.objects.filter(kind=kind).order_by("-is_default", "name"))


def mapping_named(kind: str, name: str) -> ImportMapping | None:
    found: ImportMapping | None = ImportMapping.objects.filter(kind=kind, name=name).first()
    return found


def default_mapping(kind: str) -> ImportMapping | None:
    found: ImportMapping | None = ImportMapping.objects.filter(kind=kind, is_default=True).first()
    return found


def all_mappings() -> list[ImportMapping]:
    return list(ImportMapping.objects.order_by("kind", "-is_default", "name"))
