"""Dates as people and systems write them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bekwaam.kernel.imports.cells import Cell, as_text, number_text
from bekwaam.kernel.imports.faults import shown
from bekwaam.kernel.imports.values import Hints, Wrong

HERE = ZoneInfo("Europe/Amsterdam")
EXCEL_EPOCH = date(1899, 12, 30)
LAST_SERIAL = 2_958_465
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january janvier",
            "feb februari february",
            "mrt maart mar march mrz",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
OPEN_FROM_YEAR = 2900
NUMBERS = re.compile(r"(\d{1,4})\s*[-/.\\–]\s*(\d{1,2})\s*[-/.\\–]\s*(\d{1,4})")
WORDS = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})(?:e|ste|de)?[\s.-]*([a-z]{3,9})\.?[\s.-]*['’]?(\d{4}|\d{2})"
)
COMPACT = re.compile(r"\d{8}")
SERIAL = re.compile(r"[1-9]\d{4}(?:[.,]\d+)?")
CLOCK = re.compile(r"(?:[t\s]+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]m)?\s*$")
ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})")
NOTHING = frozenset({"00000000", "0", "000000"})
EXAMPLE = "Schrijf de datum zo: 3-2-2024."
Parts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """With `open_end`, a date such as 31-12-9999 means that there is no end. Two-digit years fall in `century` … + 99."""

    open_end: bool = False
    earliest: date = date(1900, 1, 1)
    latest: date = date(2199, 12, 31)
    century: int = 1950
    word = "een datum"

    def read(self, cell: Cell, hints: Hints) -> date | Wrong | None:
        if isinstance(cell, datetime):
            found: date | Wrong | None = cell.date()
        elif isinstance(cell, date):
            found = cell
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            found = self._number(float(cell), hints)
        else:
            found = self._text(as_text(cell), hints)
        return self._within(found) if isinstance(found, date) else found

    def _number(self, number: float, hints: Hints) -> date | Wrong | None:
        if number == 0:
            return None
        return (
            _from_serial(number) if 0 < number < LAST_SERIAL + 1 else self._text(number_text(number), hints)
        )

    def _text(self, written: str, hints: Hints) -> date | Wrong | None:
        text = " ".join(written.lower().split())
        if ZONED.fullmatch(text):
            return _from_zoned(text, written)
        text = CLOCK.sub("", text)
        if re.sub(r"\D", "", text) in NOTHING:
            return None
        if text.startswith("9999"):
            return date(9999, 12, 31)
        parts = self._parts(text, hints)
        if isinstance(parts, Wrong):
            return parts
        return self._made(parts, written) if parts else _from_digits(text, written)

    def _parts(self, text: str, hints: Hints) -> Parts | Wrong | None:
        if words := WORDS.fullmatch(text):
            month = MONTHS.get(words[2])
            return (
                (self._year(words[3]), month, int(words[1]))
                if month
                else Wrong(f"“{shown(words[2])}” is geen maand. {EXAMPLE}")
            )
        if numbers := NUMBERS.fullmatch(text):
            return self._ordered(numbers[1], numbers[2], numbers[3], hints)
        return None

    def _ordered(self, first: str, second: str, third: str, hints: Hints) -> Parts:
        if len(first) > 2 or (hints.date_order == "ymd" and len(third) <= 2):
            return self._year(first), int(second), int(third)
        if hints.date_order == "mdy":
            return self._year(third), int(first), int(second)
        return self._year(third), int(second), int(first)

    def _year(self, digits: str) -> int:
        if len(digits) > 2:
            return int(digits)
        century = self.century - self.century % 100
        year = century + int(digits)
        return year if year >= self.century else year + 100

    def _made(self, parts: Parts, written: str) -> date | Wrong:
        try:
            return date(*parts)
        except ValueError:
            swapped = (
                " Staat de maand voorop? Kies dat dan bij de koppeling."
                if parts[1] > 12 and parts[2] <= 12
                else ""
            )
            return Wrong(f"“{shown(written)}” is geen dag die bestaat. {EXAMPLE}{swapped}")

    def _within(self, day: date) -> date | Wrong | None:
        if self.open_end and day.year >= OPEN_FROM_YEAR:
            return None
        if self.earliest <= day <= self.latest:
            return day
        return Wrong(
            f"De datum {as_text(day)} valt buiten {self.earliest.year} tot en met {self.latest.year}. Controleer het jaar."
        )


def _from_serial(number: float) -> date | Wrong:
    """Excel believes that 29 February 1900 (serial 60) exists; the days before it are counted from one day later."""
    serial = int(number)
    if serial == 60:
        return Wrong(f"29 februari 1900 is geen dag die bestaat. {EXAMPLE}")
    return EXCEL_EPOCH + timedelta(days=serial + (1 if serial < 60 else 0))


def _from_zoned(text: str, written: str) -> date | Wrong:
    """Midnight in the Netherlands is 23:00 or 22:00 UTC on the day before."""
    try:
        return datetime.fromisoformat(text.upper()).astimezone(HERE).date()
    except (ValueError, OverflowError):
        return Wrong(f"“{shown(written)}” is geen datum. {EXAMPLE}")


def _from_digits(text: str, written: str) -> date | Wrong:
    if COMPACT.fullmatch(text):
        readings = ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2]))
        for year, month, day in readings:
            if 1800 <= int(year) <= 2999 and (found := _valid(int(year), int(month), int(day))):
                return found
    if SERIAL.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")))
    return Wrong(f"“{shown(written)}” is geen datum. {EXAMPLE}")


def _valid(year: int, month: int, day: int) -> date | None:
    maker: Callable[[int, int, int], date] = date
    try:
        return maker(year, month, day)
    except ValueError:
        return None
