"""A moment as a file that any calendar reads (RFC 5545): instants in UTC, so that summer time never moves them."""

from dataclasses import dataclass
from datetime import UTC, datetime

MOST_OCTETS = 75
MEDIA_TYPE = "text/calendar; charset=utf-8"
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True, slots=True)
class Moment:
    """`uid` stays the same for the same thing, so that a calendar that has it already puts it in its place."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    place: str = ""
    words: str = ""
    href: str = ""


def calendar_file(moment: Moment) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bekwaam//NL",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(moment.uid)}",
        f"DTSTAMP:{_instant(moment.changed_at)}",
        f"DTSTART:{_instant(moment.starts_at)}",
        f"DTEND:{_instant(moment.ends_at)}",
        f"SUMMARY:{_text(moment.title)}",
        *([f"LOCATION:{_text(moment.place)}"] if moment.place else []),
        *([f"DESCRIPTION:{_text(moment.words)}"] if moment.words else []),
        *([f"URL:{moment.href}"] if moment.href else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    plain = "\n".join(words.splitlines())
    return "".join(_ESCAPES.get(sign, sign) for sign in plain if sign == "\n" or sign >= " ")


def _folded(line: str) -> bytes:
    """No line longer than 75 octets, and no letter cut in two; what follows begins with a space."""
    pieces, current = [], b""
    for sign in line:
        octets = sign.encode()
        if len(current) + len(octets) > MOST_OCTETS:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
