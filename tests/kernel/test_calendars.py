"""A date for somebody's own calendar: the right instant in summer and winter, folded lines, whole letters."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.kernel.calendars import Moment, calendar_file
from bekwaam.kernel.clock import AMSTERDAM

MOST_OCTETS = 75
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def a_file(**values: object) -> bytes:
    starts = values.pop("starts_at", AT)
    about = {"key": "1@noord", "title": "BHV", "starts_at": starts, "ends_at": AT + timedelta(hours=2)}
    return calendar_file("Proef", [Moment(**{**about, **values})], at=AT)


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        (datetime(2026, 1, 15, 9, 0, tzinfo=AMSTERDAM), "20260115T080000Z"),
        (datetime(2026, 7, 15, 9, 0, tzinfo=AMSTERDAM), "20260715T070000Z"),
        (datetime(2026, 3, 29, 1, 59, tzinfo=AMSTERDAM), "20260329T005900Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=AMSTERDAM), "20260329T010000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM), "20261025T003000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), "20261025T013000Z"),
    ],
)
def test_the_clock_on_the_wall_becomes_one_instant(wall: datetime, instant: str) -> None:
    lines = unfolded(a_file(starts_at=wall))
    assert f"DTSTART:{instant}" in lines


def test_signs_with_a_meaning_are_escaped() -> None:
    lines = unfolded(a_file(title="Rust; en, dan\\weer\r\nverder", place="Zaal 1, Noord"))
    assert "SUMMARY:Rust\\; en\\, dan\\\\weer\\nverder" in lines
    assert "LOCATION:Zaal 1\\, Noord" in lines


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_no_line_is_too_long_and_no_letter_is_cut(title: str) -> None:
    content = a_file(title=title)
    assert all(len(line) <= MOST_OCTETS for line in content.split(b"\r\n"))
    assert all(line.decode() is not None for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_a_title_never_adds_a_line_of_its_own() -> None:
    lines = unfolded(a_file(title="x\nEND:VEVENT\u2028ATTENDEE:mailto:a@b.example"))
    assert sum(line.startswith(("END:VEVENT", "ATTENDEE")) for line in lines) == 1
