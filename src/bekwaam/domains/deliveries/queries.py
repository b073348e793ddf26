"""Reads of deliveries and saved mappings."""

from uuid import UUID

from bekwaam.domains.deliveries.models import ImportMapping, ImportRun

RECENT = 50


def recent_runs(kind: str | None = None, *, offset: int = 0, limit: int = RECENT) -> list[ImportRun]:
    """Newest first, without their reports."""
    runs = ImportRun.objects.defer("report", "mapping")
    if kind:
        runs = runs.filter(kind=kind)
    return list(runs.order_by("-started_at", "-id")[offset : offset + limit])


def run_by_id(run_id: UUID) -> ImportRun | None:
    found: ImportRun | None = ImportRun.objects.select_related("stored").filter(pk=run_id).first()
    return found


def mappings_for(kind: str) -> list[ImportMapping]:
    return list(ImportMapping.objects.filter(kind=kind).order_by("-is_default", "name"))


def mapping_named(kind: str, name: str) -> ImportMapping | None:
    found: ImportMapping | None = ImportMapping.objects.filter(kind=kind, name=name).first()
    return found


def default_mapping(kind: str) -> ImportMapping | None:
    found: ImportMapping | None = ImportMapping.objects.filter(kind=kind, is_default=True).first()
    return found
