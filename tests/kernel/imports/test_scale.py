"""A large delivery streams: what is kept in memory does not grow with the rows but for the keys."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from bekwaam.kernel.imports import open_table, read_records, suggest

from .reading import HEADER, SCHEMA

ROWS, COLUMNS = 30_000, 20
MEBIBYTE = 1024 * 1024
FILLER = [f"kolom {number}" for number in range(COLUMNS - len(HEADER))]


def _rows() -> Iterator[list[str]]:
    yield [*HEADER, *FILLER]
    for number in range(ROWS):
        yield [str(number), f"Naam {number}", "3-2-1988", *["een waarde"] * len(FILLER)]


def _csv(path: Path) -> Path:
    with path.open("w", encoding="cp1252", newline="") as file:
        file.writelines(";".join(row) + "\r\n" for row in _rows())
    return path


def _xlsx(path: Path) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(_rows()):
            sheet.write_row(line, 0, row)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("make", [_csv, _xlsx])
def test_thirty_thousand_rows_fit_in_little_memory(make: type, tmp_path: Path) -> None:
    path = make(tmp_path / "export")
    tracemalloc.start()
    try:
        with open_table(path, SCHEMA) as table:
            reading = read_records(table, SCHEMA, suggest(SCHEMA, table.columns))
            count = sum(1 for _ in reading)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (count, reading.refusals.total) == (ROWS, 0)
    assert peak < 24 * MEBIBYTE
