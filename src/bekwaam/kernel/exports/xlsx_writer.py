"""Xlsx with typed cells, row by row: memory stays the same whatever the number of rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, BinaryIO

import xlsxwriter

from bekwaam.kernel.exports.columns import Cell, Column, Kind, Row, checked, local
from bekwaam.kernel.exports.safe_text import fitting

SHEET_ROWS = 1_048_576
_MOST_DIGITS = 15  # a sheet's numbers are binary doubles
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was
_WIDTHS = {
    Kind.TEXT: 28,
    Kind.CODE: 14,
    Kind.DATE: 12,
    Kind.DATETIME: 17,
    Kind.MONEY: 14,
    Kind.DECIMAL: 12,
    Kind.INT: 10,
    Kind.BOOL: 8,
}
_FORMATS = {
    Kind.CODE: "@",
    Kind.INT: "0",
    Kind.DECIMAL: "#,##0.##########",
    Kind.MONEY: '"€" #,##0.00;[Red]-"€" #,##0.00',
    Kind.DATE: "dd-mm-yyyy",
    Kind.DATETIME: "dd-mm-yyyy hh:mm",
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(
    rows: Iterable[Row],
    columns: Sequence[Column],
    stream: BinaryIO,
    *,
    title: str = "Overzicht",
    sheet_rows: int = SHEET_ROWS,
) -> None:
    """A table too long for one sheet goes on in the next, under the same header."""
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        formats = {kind: book.add_format({"num_format": look}) for kind, look in _FORMATS.items()}
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for number, part in enumerate(_parts(iter(rows), sheet_rows - 1), start=1):
            sheet = book.add_worksheet(title if number == 1 else f"{title} {number}")
            _start(sheet, columns, head)
            _fill(sheet, part, columns, formats)


def _parts(rows: Iterator[Row], size: int) -> Iterator[Iterator[Row]]:
    """The rows in runs of at most `size`; one empty run when there are none."""
    yield islice(rows, size)
    for first in rows:
        yield chain((first,), islice(rows, size - 1))


def _start(sheet: Any, columns: Sequence[Column], head: Any) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(
            place, place, column.width or max(_WIDTHS[column.kind], min(len(column.label) + 2, 40))
        )
        sheet.write_string(0, place, _text(column.label), head)


def _fill(sheet: Any, rows: Iterator[Row], columns: Sequence[Column], formats: Mapping[Kind, Any]) -> None:
    writers = [(place, column, _writer(sheet, column.kind)) for place, column in enumerate(columns)]
    for line, row in enumerate(rows, start=1):
        for place, column, write in writers:
            value = checked(row[column.name], column)
            if value is not None:
                write(line, place, value, formats.get(column.kind))


def _writer(sheet: Any, kind: Kind) -> Callable[[int, int, Any, Any], Any]:
    def text(line: int, place: int, value: str, look: Any) -> None:
        sheet.write_string(line, place, _text(value), look)

    def number(line: int, place: int, value: int | Decimal, look: Any) -> None:
        if _is_exact(value):
            sheet.write_number(line, place, value, look)
        else:
            sheet.write_string(line, place, f"{value:f}" if isinstance(value, Decimal) else str(value))

    def day(line: int, place: int, value: date, look: Any) -> None:
        if value < _FIRST_DAY:
            sheet.write_string(line, place, f"{value.day:02}-{value.month:02}-{value.year:04}")
        else:
            sheet.write_datetime(line, place, value, look)

    def moment(line: int, place: int, value: datetime, look: Any) -> None:
        wall = local(value).replace(tzinfo=None)
        if wall.date() < _FIRST_DAY:
            sheet.write_string(line, place, wall.isoformat(" ", "minutes"))
        else:
            sheet.write_datetime(line, place, wall, look)

    writers: Mapping[Kind, Callable[[int, int, Any, Any], Any]] = {
        Kind.TEXT: text,
        Kind.CODE: text,
        Kind.INT: number,
        Kind.DECIMAL: number,
        Kind.MONEY: number,
        Kind.DATE: day,
        Kind.DATETIME: moment,
        Kind.BOOL: sheet.write_boolean,
    }
    return writers[kind]


def _is_exact(value: Cell) -> bool:
    """A number with more digits than a sheet holds is shown as text rather than rounded unseen."""
    digits = Decimal(value).as_tuple().digits if isinstance(value, int | Decimal) else ()
    return len(digits) <= _MOST_DIGITS


def _text(value: str) -> str:
    """Every cell type is written by name, so no text is ever a formula. Line ends as sheets have them."""
    return fitting(value.replace("\r\n", "\n").replace("\r", "\n"))
