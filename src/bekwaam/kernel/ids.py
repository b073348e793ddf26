"""Identifiers: UUID version 7 (RFC 9562, method 3), so that new rows lie together in an index.

Within one process each id is larger than the one before it.
"""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    stamp = _next_stamp()
    milliseconds, fraction = stamp >> 12, stamp & 0xFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | secrets.randbits(62))


def _next_stamp() -> int:
    """Milliseconds with 12 bits of fraction, always more than last time."""
    global _last  # noqa: PLW0603 - the process-wide order is the point
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    stamp = milliseconds << 12 | rest * 4096 // 1_000_000
    with _lock:
        _last = max(stamp, _last + 1)
        return _last


def parse_id(text: object) -> UUID | None:
    """The id in this text, or None when there is none in it."""
    try:
        return text if isinstance(text, UUID) else UUID(str(text))
    except ValueError:
        return None
