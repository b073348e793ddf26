"""The file store on a disk: one folder per academy, atomic, readable by the product's user only."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from bekwaam.kernel.files.receiving import blob_of, receive
from bekwaam.kernel.files.store import Blob, BlobNotFoundError, Reading, blob_key, span

_INCOMING = ".incoming"
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


class DiskStore:
    """Content below `root`. Uploads grow in `<academy>/.incoming`, on the disk where they will stay."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, academy_id: UUID, stream: BinaryIO, *, limit_bytes: int) -> Blob:
        with self._incoming(academy_id) as (path, file):
            received = receive(stream, file, limit_bytes=limit_bytes)
            blob = blob_of(received, file)
            os.fsync(file.fileno())
            target = self._root / blob_key(academy_id, blob.sha256)
            _make_folder(target.parent)
            path.replace(target)
            _sync_folder(target.parent)
        return blob

    def open(self, academy_id: UUID, sha256: str, *, start: int = 0, length: int | None = None) -> Reading:
        file = _open_for_reading(self._root / blob_key(academy_id, sha256))
        try:
            left = span(os.fstat(file.fileno()).st_size, start, length)
            file.seek(start)
        except BaseException:
            file.close()
            raise
        return Reading(file, left)

    def exists(self, academy_id: UUID, sha256: str) -> bool:
        try:
            return (self._root / blob_key(academy_id, sha256)).is_file()
        except BlobNotFoundError:
            return False

    def delete(self, academy_id: UUID, sha256: str) -> bool:
        try:
            path = self._root / blob_key(academy_id, sha256)
            path.unlink()
        except (BlobNotFoundError, FileNotFoundError):
            return False
        _sync_folder(path.parent)
        return True

    def sweep(self, before: datetime) -> int:
        leftovers = [path for path in self._root.glob(f"*/{_INCOMING}/*") if _is_older(path, before)]
        for path in leftovers:
            path.unlink(missing_ok=True)
        return len(leftovers)

    @contextmanager
    def _incoming(self, academy_id: UUID) -> Iterator[tuple[Path, BinaryIO]]:
        """A fresh private file; whatever is still there at the end goes away."""
        folder = self._root / str(UUID(int=academy_id.int)) / _INCOMING
        _make_folder(folder)
        path = folder / secrets.token_hex(16)
        try:
            with os.fdopen(os.open(path, _NEW, 0o600), "w+b") as file:
                yield path, file
        finally:
            path.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    """Like `mkdir -p`, but every new level is private and survives a power cut."""
    missing = [level for level in (folder, *folder.parents) if not level.exists()]
    for level in reversed(missing):
        level.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(level.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open_for_reading(path: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, _READ), "rb")
    except FileNotFoundError:
        raise BlobNotFoundError(path.name) from None


def _is_older(path: Path, before: datetime) -> bool:
    try:
        return path.lstat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False
