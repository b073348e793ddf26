"""Csv as Dutch Excel opens it: UTF-8 with a mark, semicolons, and quotes by RFC 4180."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bekwaam.kernel.exports.columns import Cell, Column, Kind, Row, checked, labels, local
from bekwaam.kernel.exports.safe_text import fitting, neutral

_CHUNK_CHARS = 64 * 1024


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How values are written. A machine wants the same whatever the country."""

    decimal_mark: str
    date: Callable[[date], str]
    moment: Callable[[datetime], str]
    yes: str
    no: str


DUTCH = CsvStyle(
    decimal_mark=",",
    date=lambda day: f"{day.day:02}-{day.month:02}-{day.year:04}",
    moment=lambda at: f"{local(at):%d-%m-}{local(at).year:04}{local(at): %H:%M}",
    yes="ja",
    no="nee",
)
MACHINE = CsvStyle(
    decimal_mark=".",
    date=date.isoformat,
    moment=lambda at: at.astimezone(UTC).isoformat(),
    yes="true",
    no="false",
)


def write_csv(rows: Iterable[Row], columns: Sequence[Column], style: CsvStyle = DUTCH) -> Iterator[bytes]:
    """Pieces of about 64 kB, made as the rows come in; the first is the mark with the header row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    yield codecs.BOM_UTF8
    writer.writerow([_text(label) for label in labels(columns)])
    writings = [(column, _writing(column, style)) for column in columns]
    for row in rows:
        writer.writerow([_written(row[column.name], column, write) for column, write in writings])
        if buffer.tell() >= _CHUNK_CHARS:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece


def _written(value: Cell, column: Column, write: Callable[[Any], str]) -> str:
    found = checked(value, column)
    return "" if found is None else write(found)


def _writing(column: Column, style: CsvStyle) -> Callable[[Any], str]:
    def number(value: Decimal) -> str:
        return f"{value:f}".replace(".", style.decimal_mark)

    def euros(value: Decimal) -> str:
        return f"{value:.2f}".replace(".", style.decimal_mark)

    writings: Mapping[Kind, Callable[[Any], str]] = {
        Kind.TEXT: _text,
        Kind.CODE: _text,
        Kind.INT: str,
        Kind.DECIMAL: number,
        Kind.MONEY: euros,
        Kind.DATE: style.date,
        Kind.DATETIME: style.moment,
        Kind.BOOL: lambda value: style.yes if value else style.no,
    }
    return writings[column.kind]


def _text(value: str) -> str:
    return neutral(fitting(value))
