"""Take a stream in once: copy it to a seekable file, count it and hash it on the way."""

from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from bekwaam.kernel.files.sniff import sniff
from bekwaam.kernel.files.store import CHUNK, Blob, ByteSource, FileTooLargeError


@dataclass(frozen=True, slots=True)
class Received:
    sha256: str
    size: int


def receive(stream: ByteSource, into: BinaryIO, *, limit_bytes: int) -> Received:
    """Stops at the first byte past the limit, so that an endless stream costs no more than that."""
    digest, size = sha256(), 0
    while part := stream.read(CHUNK):
        size += len(part)
        if size > limit_bytes:
            raise FileTooLargeError(limit_bytes)
        digest.update(part)
        into.write(part)
    into.flush()
    return Received(digest.hexdigest(), size)


def blob_of(received: Received, file: BinaryIO) -> Blob:
    return Blob(received.sha256, received.size, sniff(file).media_type)
