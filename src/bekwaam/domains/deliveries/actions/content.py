"""The bytes of a delivery in the file store, kept for a month."""

from contextlib import closing
from datetime import datetime, timedelta
from io import BytesIO
from uuid import UUID

from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.imports.limits import DEFAULT
from bekwaam.kernel.scope import current_academy_id

KEPT = timedelta(days=30)
PURPOSE = "delivery"


def keep(content: bytes, name: str, *, owner_id: UUID | None, at: datetime) -> StoredFile:
    blob = file_store().put(current_academy_id(), BytesIO(content), limit_bytes=DEFAULT.bytes)
    stored: StoredFile = StoredFile.objects.create(  # the row of the bytes this context keeps
        sha256=blob.sha256,
        name=name,
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        owner_id=owner_id,
        created_at=at,
        expires_at=at + KEPT,
    )
    return stored


def bytes_of(run: ImportRun) -> bytes:
    if run.stored is None:
        raise LookupError(run.pk)
    with closing(file_store().open(current_academy_id(), run.stored.sha256)) as reading:
        return reading.read()
