"""Whether a file is too much to read while somebody waits: looked at from outside, without opening a workbook."""

from collections.abc import Iterator

from bekwaam.kernel.imports.detect import ZIP_MAGIC, zip_members
from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.limits import MEBIBYTE
from bekwaam.kernel.imports.source import Source, chunks, opened

MOST_BYTES = MEBIBYTE
MOST_ROWS = 2_000
MOST_UNPACKED = 2 * MEBIBYTE
"""Of a workbook; some 2,000 rows of a personnel export."""


def is_heavy(source: Source) -> bool:
    """A file that cannot be read at all is light: that is said at once."""
    size, lines, head = 0, 0, b""
    for chunk in _pieces(source):
        head = head or chunk[: len(ZIP_MAGIC)]
        size += len(chunk)
        lines += chunk.count(b"\n")
        if size > MOST_BYTES:
            return True
    return _unpacked(source) > MOST_UNPACKED if head == ZIP_MAGIC else lines > MOST_ROWS


def line_count(source: Source) -> int:
    """How many lines a text file has, which is about how many rows."""
    return sum(piece.count(b"\n") for piece in _pieces(source)) + 1


def _pieces(source: Source) -> Iterator[bytes]:
    with opened(source) as handle:
        yield from chunks(handle)


def _unpacked(source: Source) -> int:
    try:
        return sum(member.file_size for member in zip_members(source))
    except Unreadable:
        return 0
