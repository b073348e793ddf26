"""Letting go: the file after a week, the line in the overview after a month. The facts in the log stay."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import current_academy_id
from bekwaam.reporting.exports import queries
from bekwaam.reporting.exports.actions.making import PURPOSE
from bekwaam.reporting.exports.enums import RunState
from bekwaam.reporting.exports.models import ExportRun

LINE_KEPT = timedelta(days=30)
LOST_AFTER = timedelta(days=1)


def forget_old(*, at: datetime) -> int:
    """How many files were let go."""
    queries.lost(at - LOST_AFTER).update(state=RunState.FAILED, finished_at=at)
    expired = list(StoredFile.objects.filter(purpose=PURPOSE, expires_at__lte=at))
    ids = [stored.pk for stored in expired]
    ExportRun.objects.filter(stored_id__in=ids).update(stored=None)
    ExportRun.objects.filter(asked_at__lt=at - LINE_KEPT).delete()
    StoredFile.objects.filter(pk__in=ids).delete()
    for sha256 in {stored.sha256 for stored in expired}:
        if not StoredFile.objects.filter(sha256=sha256).exists():
            transaction.on_commit(partial(_delete_bytes, current_academy_id(), sha256))
    return len(ids)


def _delete_bytes(academy_id: UUID, sha256: str) -> None:
    file_store().delete(academy_id, sha256)
