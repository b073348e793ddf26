"""Letting go: the bytes of a delivery after a month, its report after a year. The counts stay."""

from datetime import datetime, timedelta

from bekwaam.domains.deliveries.actions.content import PURPOSE
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.tenancy.actions import let_go
from bekwaam.domains.tenancy.models import StoredFile

REPORT_KEPT = timedelta(days=365)


def forget_old(*, at: datetime) -> int:
    """How many files were let go."""
    ImportRun.objects.filter(started_at__lt=at - REPORT_KEPT, report__isnull=False).update(report=None)
    ids = list(StoredFile.objects.filter(purpose=PURPOSE, expires_at__lt=at).values_list("pk", flat=True))
    ImportRun.objects.filter(stored_id__in=ids).update(stored=None)
    let_go(StoredFile.objects.filter(pk__in=ids))
    return len(ids)
