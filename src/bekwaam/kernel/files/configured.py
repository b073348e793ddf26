"""The file store of this installation, as the settings name it."""

from pathlib import Path

from django.conf import settings

from bekwaam.kernel.files.disk import DiskStore
from bekwaam.kernel.files.store import FileStore


def file_store() -> FileStore:
    return DiskStore(Path(settings.FILE_ROOT))
