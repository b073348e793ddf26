"""Reads of export runs."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.reporting.exports.enums import OPEN_STATES
from bekwaam.reporting.exports.models import ExportRun


def runs_of(person_id: UUID) -> "QuerySet[ExportRun, ExportRun]":
    """Newest first."""
    found: QuerySet[ExportRun, ExportRun] = ExportRun.objects.filter(asker_id=person_id)
    return found.select_related("stored").order_by("-asked_at", "-id")


def underway(person_id: UUID) -> list[ExportRun]:
    return list(ExportRun.objects.filter(asker_id=person_id, state__in=OPEN_STATES))


def lost(before: datetime) -> "QuerySet[ExportRun, ExportRun]":
    """Asked for before this moment and still not made."""
    found: QuerySet[ExportRun, ExportRun] = ExportRun.objects.filter(
        state__in=OPEN_STATES, asked_at__lt=before
    )
    return found
