"""Letting go: the file after a week, the line in the overview after a month. The facts in the log stay."""

from datetime import datetime, timedelta

from bekwaam.domains.tenancy.actions import let_go
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.reporting.exports import queries
from bekwaam.reporting.exports.actions.making import PURPOSE
from bekwaam.reporting.exports.enums import RunState
from bekwaam.reporting.exports.models import ExportRun

LINE_KEPT = timedelta(days=30)
LOST_AFTER = timedelta(days=1)


def forget_old(*, at: datetime) -> int:
    """How many files were let go."""
    queries.lost(at - LOST_AFTER).update(state=RunState.FAILED, finished_at=at)
    ids = list(StoredFile.objects.filter(purpose=PURPOSE, expires_at__lte=at).values_list("pk", flat=True))
    ExportRun.objects.filter(stored_id__in=ids).update(stored=None)
    ExportRun.objects.filter(asked_at__lt=at - LINE_KEPT).delete()
    let_go(StoredFile.objects.filter(pk__in=ids))
    return len(ids)
