"""Csv: what an independent reader gets back."""

import codecs
import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.exports.columns import Cell, Column, Kind, Row, WrongCellError
from bekwaam.kernel.exports.csv_writer import MACHINE, write_csv
from bekwaam.kernel.exports.safe_text import fitting, neutral

COLUMNS = [
    Column("name", "Naam"),
    Column("number", "Nummer", Kind.CODE),
    Column("count", "Aantal", Kind.INT),
    Column("hours", "Uren", Kind.DECIMAL),
    Column("cost", "Kosten", Kind.MONEY),
    Column("born_on", "Geboren", Kind.DATE),
    Column("seen_at", "Gezien", Kind.DATETIME),
    Column("is_active", "Actief", Kind.BOOL),
]
ROW: Row = {
    "name": 'Zoë "Z" de Wit; jr.',
    "number": "00123",
    "count": -5,
    "hours": Decimal("-1.50"),
    "cost": Decimal("1234.5"),
    "born_on": date(1990, 2, 1),
    "seen_at": datetime(2026, 6, 30, 22, 30, tzinfo=UTC),
    "is_active": True,
}


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_row_as_dutch_excel_reads_it() -> None:
    content = b"".join(write_csv([ROW], COLUMNS))
    assert (
        content
        == codecs.BOM_UTF8
        + (
            "Naam;Nummer;Aantal;Uren;Kosten;Geboren;Gezien;Actief\r\n"
            '"Zoë ""Z"" de Wit; jr.";00123;-5;-1,50;1234,50;01-02-1990;01-07-2026 00:30;ja\r\n'
        ).encode()
    )


def test_a_row_as_a_machine_reads_it() -> None:
    assert read(b"".join(write_csv([ROW], COLUMNS, MACHINE)))[1][2:] == [
        "-5",
        "-1.50",
        "1234.50",
        "1990-02-01",
        "2026-06-30T22:30:00+00:00",
        "true",
    ]


def test_nothing_is_written_as_nothing() -> None:
    empty: Row = dict.fromkeys((column.name for column in COLUMNS), None)
    assert read(b"".join(write_csv([empty], COLUMNS)))[1] == [""] * 8


def test_no_rows_still_have_a_header() -> None:
    assert read(b"".join(write_csv([], COLUMNS)))[0][0] == "Naam"


@pytest.mark.eis("U-8.3")
def test_text_and_labels_are_neutralised_and_negative_numbers_are_not() -> None:
    columns = [
        Column("text", "=label"),
        Column("code", "Code", Kind.CODE),
        Column("count", "Aantal", Kind.INT),
    ]
    rows: list[Row] = [{"text": "=1+1", "code": "-5", "count": -5}]
    assert read(b"".join(write_csv(rows, columns))) == [["'=label", "Code", "Aantal"], ["'=1+1", "'-5", "-5"]]


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=8))
def test_a_reader_gets_back_every_text_neutralised(texts: list[list[str]]) -> None:
    columns = [Column("0", "Een"), Column("1", "Twee")]
    rows: list[Row] = [{"0": first, "1": second} for first, second in texts]
    expected = [[neutral(fitting(text)) for text in pair] for pair in texts]
    assert read(b"".join(write_csv(rows, columns)))[1:] == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.TEXT, 1),
        (Kind.INT, True),
        (Kind.INT, "1"),
        (Kind.DECIMAL, 1),
        (Kind.DECIMAL, Decimal("NaN")),
        (Kind.MONEY, Decimal("Infinity")),
        (Kind.DATE, datetime(2026, 1, 1, tzinfo=UTC)),
        (Kind.DATETIME, date(2026, 1, 1)),
        (Kind.DATETIME, datetime(2026, 1, 1)),  # noqa: DTZ001 (a moment without zone is the point)
        (Kind.BOOL, 1),
    ],
)
def test_a_value_of_another_kind_is_a_mistake_in_the_program(kind: Kind, value: Cell) -> None:
    with pytest.raises(WrongCellError, match="column x holds"):
        list(write_csv([{"x": value}], [Column("x", "X", kind)]))


def test_pieces_leave_while_the_rows_come_in() -> None:
    made = 0

    def rows() -> Iterator[Row]:
        nonlocal made
        for _ in range(50_000):
            made += 1
            yield {"name": "x" * 100}

    pieces = write_csv(rows(), COLUMNS[:1])
    assert next(pieces) == codecs.BOM_UTF8
    assert made == 0
    assert 64_000 < len(next(pieces)) < 70_000
    assert made < 1000
    assert max(map(len, pieces)) < 70_000
