"""Random access to a file's bytes, never past its end."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Literal

from bekwaam.kernel.files.store import CHUNK


class Window:
    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, io.SEEK_END)

    def at(self, offset: int, length: int) -> bytes:
        self.file.seek(offset)
        return self.file.read(length)

    def head(self, length: int) -> bytes:
        return self.at(0, length)

    def tail(self, length: int) -> bytes:
        return self.at(max(0, self.size - length), length)

    def number(self, offset: int, length: int, order: Literal["big", "little"] = "big") -> int:
        return int.from_bytes(self.at(offset, length), order)

    def blocks(self, until: int | None = None) -> Iterator[bytes]:
        """The bytes from the start, in pieces; safe when others move the file in between."""
        offset, end = 0, self.size if until is None else min(until, self.size)
        while offset < end and (block := self.at(offset, min(CHUNK, end - offset))):
            offset += len(block)
            yield block
