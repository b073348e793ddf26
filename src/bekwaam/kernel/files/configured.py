"""The file store of this installation: a folder, or a bucket that speaks S3 when the settings name one."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from bekwaam.kernel.files.disk import DiskStore
from bekwaam.kernel.files.store import FileStore


def file_store() -> FileStore:
    bucket: dict[str, Any] = settings.FILE_BUCKET
    return _bucket(**bucket) if bucket else DiskStore(Path(settings.FILE_ROOT))


@cache
def _bucket(**wanted: Any) -> FileStore:
    from bekwaam.kernel.files.s3 import S3Settings, S3Store  # noqa: PLC0415 - a fifth of a second for who has no bucket

    return S3Store(S3Settings(**wanted))
