"""Xlsx: what an independent reader gets back, and what is in the file itself."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bekwaam.kernel.exports.columns import Column, Kind, Row, WrongCellError
from bekwaam.kernel.exports.safe_text import fitting
from bekwaam.kernel.exports.xlsx_writer import write_xlsx
from bekwaam.kernel.files.content import XLSX
from bekwaam.kernel.files.sniff import sniff

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
    "name": "Zoë",
    "number": "00123",
    "count": -5,
    "hours": Decimal("1.25"),
    "cost": Decimal("-1234.50"),
    "born_on": date(1990, 2, 1),
    "seen_at": datetime(2026, 6, 30, 22, 30, tzinfo=UTC),
    "is_active": True,
}
TEXT = [Column("x", "Tekst")]


def written(rows: Iterable[Row], columns: list[Column], **options: Any) -> io.BytesIO:
    stream = io.BytesIO()
    write_xlsx(rows, columns, stream, **options)
    stream.seek(0)
    return stream


def sheets(stream: io.BytesIO) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue()))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def part(stream: io.BytesIO, name: str) -> str:
    with zipfile.ZipFile(stream) as archive:
        return archive.read(name).decode()


def test_every_cell_has_the_type_of_its_column() -> None:
    assert sheets(written([ROW], COLUMNS)) == [
        [
            ["Naam", "Nummer", "Aantal", "Uren", "Kosten", "Geboren", "Gezien", "Actief"],
            ["Zoë", "00123", -5.0, 1.25, -1234.5, date(1990, 2, 1), datetime(2026, 7, 1, 0, 30), True],  # noqa: DTZ001
        ]
    ]


def test_the_file_is_what_it_says() -> None:
    assert sniff(written([ROW], COLUMNS)).media_type == XLSX
    assert sniff(written([ROW], COLUMNS)).danger is None


def test_the_header_stays_in_view_and_columns_have_a_width() -> None:
    xml = part(written([ROW], [*COLUMNS, Column("name", "Nog eens", width=50)]), "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in xml
    assert xml.count("<col ") == 9
    assert '<col min="9" max="9" width="50.' in xml


@pytest.mark.eis("U-8.3")
@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "http://voorbeeld.test", "mailto:a@b.test", "123", "+1", "@x", "\t=1"]
)
def test_text_is_text_and_never_a_formula_link_or_number(text: str) -> None:
    stream = written([{"x": text}], [Column("x", text)])
    assert sheets(stream) == [[[text], [text]]]
    with zipfile.ZipFile(stream) as archive:
        everything = b"".join(
            archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")
        )
    assert b"<f>" not in everything
    assert b"hyperlink" not in everything


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(min_size=1) | st.from_regex("_x[0-9a-fA-F]{4}_", fullmatch=True), min_size=1, max_size=20
    )
)
def test_a_reader_gets_back_every_text(texts: list[str]) -> None:
    found = [row[0] for row in sheets(written([{"x": f"|{text}"} for text in texts], TEXT))[0][1:]]
    assert found == [fitting(f"|{text}".replace("\r\n", "\n").replace("\r", "\n")) for text in texts]


def test_what_looks_like_an_escape_of_the_format_is_escaped() -> None:
    xml = part(written([{"x": "_x003D_1 _X0041_ _x41_"}], TEXT), "xl/worksheets/sheet1.xml")
    assert "<t>_x005F_x003D_1 _X0041_ _x41_</t>" in xml


def test_what_xml_cannot_hold_is_left_out_and_a_long_text_cut() -> None:
    found = sheets(written([{"x": "a\x00\x0b\ufffeb\ud800"}, {"x": "x" * 40_000}], TEXT))[0]
    assert found[1:] == [["ab\ufffd"], ["x" * 32_766 + "…"]]


def test_a_number_with_too_many_digits_stays_exact_as_text() -> None:
    columns = [Column("n", "N", Kind.INT), Column("d", "D", Kind.DECIMAL)]
    rows: list[Row] = [
        {"n": 123_456_789_012_345, "d": Decimal("0.5")},
        {"n": 1_234_567_890_123_456, "d": Decimal("0.1234567890123456")},
    ]
    assert sheets(written(rows, columns))[0][1:] == [
        [123_456_789_012_345.0, 0.5],
        ["1234567890123456", "0.1234567890123456"],
    ]


def test_days_before_the_calendar_of_a_sheet_are_text() -> None:
    columns = [Column("d", "D", Kind.DATE), Column("m", "M", Kind.DATETIME)]
    rows: list[Row] = [{"d": date(1899, 12, 31), "m": datetime(1850, 1, 1, 12, tzinfo=UTC)}]
    assert sheets(written(rows, columns))[0][1] == ["31-12-1899", "1850-01-01 12:19"]


def test_a_long_table_goes_on_in_the_next_sheet() -> None:
    rows: list[Row] = [{"x": str(number)} for number in range(5)]
    stream = written(rows, TEXT, title="Lijst", sheet_rows=3)
    assert CalamineWorkbook.from_filelike(stream).sheet_names == ["Lijst", "Lijst 2", "Lijst 3"]
    assert sheets(stream) == [[["Tekst"], ["0"], ["1"]], [["Tekst"], ["2"], ["3"]], [["Tekst"], ["4"]]]


def test_no_rows_still_have_a_header() -> None:
    assert sheets(written([], TEXT)) == [[["Tekst"]]]


def test_a_value_of_another_kind_is_a_mistake_in_the_program() -> None:
    with pytest.raises(WrongCellError):
        written([{"x": 1}], TEXT)


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows(count: int) -> Iterator[Row]:
        return ({"x": f"regel {number}"} for number in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            with open("/dev/null", "wb") as nowhere:  # noqa: PTH123 (a device, not a path of ours)
                write_xlsx(rows(count), TEXT, nowhere)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert peak(8000) < peak(1000) + 300_000
