"""A cell and a row as they come out of a file, before anyone says what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
# White space, and what mainframes and merged files leave around a value: NUL, Ctrl-Z, byte order marks.
PADDING = " \t\r\n\v\f\x00\x1a\ufeff\u00a0\u200b\u202f"


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is the row number that Excel shows for it."""

    line: int
    cells: Sequence[Cell]


def is_empty(cell: Cell) -> bool:
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip(PADDING))


def is_blank(cells: Sequence[Cell]) -> bool:
    return all(map(is_empty, cells))


def as_text(cell: Cell) -> str:
    """What the person sees in the cell, near enough: whole numbers without ".0", dates as 3-2-2024."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip(PADDING)
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, date):
        return _date_text(cell)
    return str(cell)


def number_text(number: float) -> str:
    """Excel keeps 15 digits; what comes after them is noise of the machine."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def _date_text(value: date) -> str:
    text = f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        text += f" {value:%H:%M}"
    return text
