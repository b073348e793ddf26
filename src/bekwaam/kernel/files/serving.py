"""The headers with which stored content goes out: it is somebody's upload and never a page of the product."""

import re
from dataclasses import dataclass

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.filenames import EXTENSIONS, clean_name, content_disposition
from bekwaam.kernel.files.store import Blob, RangeNotSatisfiableError

# No SVG, HTML or XML, which run code; no PDF, whose viewer runs code and may not start under a sandbox.
INLINE = frozenset(
    {kinds.PNG, kinds.JPEG, kinds.GIF, kinds.WEBP, kinds.MP4, kinds.WEBM, kinds.MP3, kinds.M4A}
)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def download_headers(blob: Blob, name: str) -> dict[str, str]:
    """For a file that the person keeps: the browser saves it and shows nothing."""
    return _headers(blob, name, "attachment")


def inline_headers(blob: Blob, name: str) -> dict[str, str]:
    """For a picture or recording inside a page; every other kind is still saved."""
    return _headers(blob, name, "inline" if blob.media_type in INLINE else "attachment")


def _headers(blob: Blob, name: str, kind: str) -> dict[str, str]:
    return {
        "Content-Type": blob.media_type if blob.media_type in EXTENSIONS else kinds.UNKNOWN,
        "Content-Disposition": content_disposition(kind, clean_name(name, blob.media_type)),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{blob.sha256}"',
        "Accept-Ranges": "bytes",
    }


@dataclass(frozen=True, slots=True)
class ByteRange:
    start: int
    length: int
    size: int

    @property
    def header(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


def wanted_range(header: str, size: int) -> ByteRange | None:
    """One range of a `Range` header (RFC 9110, 14.2); None means: send it all, as for any form not understood."""
    match = _RANGE.fullmatch(header.strip())
    if not match or match.group() == "bytes=-" or size == 0:
        return None
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if first and last and int(last) < start:
        return None
    if start >= size:
        raise RangeNotSatisfiableError(f"start {start} of {size}")
    return ByteRange(start, end - start + 1, size)
