"""The bytes of a file, wherever they are: looked through once for size, digest and kind, then read again for the rows."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.limits import MEBIBYTE, Limits

CHUNK = MEBIBYTE


class SeekableBytes(Protocol):
    """What an upload, an open file and BytesIO have in common."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...


Source = bytes | Path | SeekableBytes


class _Borrowed(io.RawIOBase):
    """Reads someone else's file without ever closing it."""

    def __init__(self, lender: SeekableBytes) -> None:
        super().__init__()
        self._lender = lender
        lender.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._lender.seek(offset, whence)

    def tell(self) -> int:
        return self._lender.seek(0, io.SEEK_CUR)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        chunk = self._lender.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def opened(source: Source) -> BinaryIO:
    """A fresh handle at the start; closing it leaves a lent file open."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if isinstance(source, Path):
        return source.open("rb")
    return io.BufferedReader(_Borrowed(source), buffer_size=CHUNK)


def chunks(handle: BinaryIO) -> Iterator[bytes]:
    while chunk := handle.read(CHUNK):
        yield chunk


@dataclass(frozen=True, slots=True)
class Seen:
    size: int
    digest: str
    head: bytes


def look_through(source: Source, limits: Limits) -> Seen:
    size, head, digest = 0, b"", hashlib.sha256()
    with opened(source) as handle:
        for chunk in chunks(handle):
            size += len(chunk)
            if size > limits.bytes:
                raise Unreadable(_too_large(limits))
            head = head or chunk[: 64 * 1024]
            digest.update(chunk)
    if not size:
        raise Unreadable("Dit bestand is leeg (0 bytes). Maak de export opnieuw en stuur dat bestand.")
    return Seen(size, digest.hexdigest(), head)


def _too_large(limits: Limits) -> str:
    return (
        f"Dit bestand is groter dan {max(limits.bytes // MEBIBYTE, 1)} MB. Verwijder kolommen die niet nodig zijn "
        "of splits het bestand."
    )
