"""Files of designs and tracks: judged, kept, and let go of when nothing names them any more."""

from datetime import datetime, timedelta
from typing import BinaryIO

from django.db.models import Exists, OuterRef

from bekwaam.domains.design.models import DayMaterial, TrackRelease
from bekwaam.domains.design.rules import FILE_BYTES, FILE_RULE
from bekwaam.domains.tenancy.actions import let_go
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.decisions import require
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.scope import current_academy_id

PURPOSE = "design"
A_DAY = timedelta(days=1)


def keep(file: BinaryIO, name: str, *, at: datetime) -> StoredFile:
    require(check_upload(file, FILE_RULE).decision)
    blob = file_store().put(current_academy_id(), file, limit_bytes=FILE_BYTES)
    kept: StoredFile = StoredFile.objects.create(
        sha256=blob.sha256,
        name=name[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        created_at=at,
    )
    return kept


def forget_unnamed_files(*, at: datetime) -> int:
    """Those of materials and drafts that are gone; what came in today may still be on its way."""
    named = [Exists(model.objects.filter(file=OuterRef("pk"))) for model in (DayMaterial, TrackRelease)]
    files = StoredFile.objects.filter(purpose=PURPOSE, created_at__lt=at - A_DAY)
    unnamed = files.exclude(named[0]).exclude(named[1])
    count: int = unnamed.count()
    let_go(unnamed)
    return count
