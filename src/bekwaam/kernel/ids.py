"""Identifiers: UUID version 7 (RFC 9562), so that new rows lie together in an index."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def parse_id(text: object) -> UUID | None:
    """The id in this text, or None when there is none in it."""
    try:
        return text if isinstance(text, UUID) else UUID(str(text))
    except ValueError:
        return None
