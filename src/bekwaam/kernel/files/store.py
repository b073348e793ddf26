"""What a file store does, whatever lies behind it, and the words its two adapters share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol, Self
from uuid import UUID

CHUNK = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Blob:
    """Stored content. The media type comes from the content itself."""

    sha256: str
    size: int
    media_type: str


class BlobNotFoundError(LookupError):
    """This academy has no such content (or the key is not a key at all)."""


class FileTooLargeError(ValueError):
    """The stream went on past the limit; nothing was kept."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(f"more than {limit_bytes} bytes")
        self.limit_bytes = limit_bytes


class RangeNotSatisfiableError(ValueError):
    """The wanted range starts past the end of the content."""


class ByteSource(Protocol):
    """Anything that gives bytes: an upload, an open file, the body of a response."""

    def read(self, size: int = ..., /) -> bytes: ...


class Closable(ByteSource, Protocol):
    def close(self) -> None: ...


class Reading:
    """An open piece of content: at most `length` bytes, read or iterated once, closed by `with`."""

    def __init__(self, source: Closable, length: int) -> None:
        self._source = source
        self._left = length
        self.length = length

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        parts = []
        while wanted > 0 and (part := self._source.read(wanted)):
            parts.append(part)
            wanted -= len(part)
            self._left -= len(part)
        return b"".join(parts)

    def __iter__(self) -> Iterator[bytes]:
        while part := self.read(CHUNK):
            yield part

    def close(self) -> None:
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class FileStore(Protocol):
    """Content by academy and hash. The same content put twice in one academy is kept once."""

    def put(self, academy_id: UUID, stream: BinaryIO, *, limit_bytes: int) -> Blob:
        """Keep the stream from where it stands; whole and lasting when this returns, or not at all."""

    def open(
        self, academy_id: UUID, sha256: str, *, start: int = 0, length: int | None = None
    ) -> Reading: ...

    def exists(self, academy_id: UUID, sha256: str) -> bool: ...

    def delete(self, academy_id: UUID, sha256: str) -> bool:
        """True when there was something to delete."""

    def sweep(self, before: datetime) -> int:
        """Remove what uploads that died before this moment left behind; how many there were."""


def blob_key(academy_id: UUID, sha256: str) -> str:
    """`<academy>/<ab>/<sha256>`: nothing else can ever become a path or an object name."""
    if not isinstance(academy_id, UUID):
        raise TypeError("academy_id must be a UUID")
    if not _SHA256.fullmatch(sha256):
        raise BlobNotFoundError(sha256[:80])
    return f"{academy_id}/{sha256[:2]}/{sha256}"


def span(size: int, start: int, length: int | None) -> int:
    """How many bytes there are to read from `start`."""
    if start < 0 or (length is not None and length < 1):
        raise ValueError("a range starts at 0 or later and holds at least one byte")
    if start > 0 and start >= size:
        raise RangeNotSatisfiableError(f"start {start} of {size}")
    return size - start if length is None else min(length, size - start)
