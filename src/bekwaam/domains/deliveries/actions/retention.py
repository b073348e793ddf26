"""Letting go: the bytes of a delivery after a month, its report after a year. The counts stay."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from bekwaam.domains.deliveries.actions.content import PURPOSE
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import current_academy_id

REPORT_KEPT = timedelta(days=365)


def forget_old(*, at: datetime) -> int:
    """How many files were let go."""
    ImportRun.objects.filter(started_at__lt=at - REPORT_KEPT, report__isnull=False).update(report=None)
    expired = list(StoredFile.objects.filter(purpose=PURPOSE, expires_at__lt=at))
    ids = [stored.pk for stored in expired]
    ImportRun.objects.filter(stored_id__in=ids).update(stored=None)
    StoredFile.objects.filter(pk__in=ids).delete()
    for sha256 in {stored.sha256 for stored in expired}:
        if not StoredFile.objects.filter(sha256=sha256).exists():
            transaction.on_commit(partial(_delete_bytes, current_academy_id(), sha256))
    return len(ids)


def _delete_bytes(academy_id: UUID, sha256: str) -> None:
    file_store().delete(academy_id, sha256)
