"""A list as the bytes of a file."""

from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile

from bekwaam.kernel.exports.columns import Row
from bekwaam.kernel.exports.csv_writer import write_csv
from bekwaam.kernel.exports.xlsx_writer import write_xlsx
from bekwaam.reporting.exports.enums import Format
from bekwaam.reporting.exports.registry import ExportList

PIECE = 64 * 1024


def pieces(listed: ExportList, rows: Iterable[Row], form: Format) -> Iterator[bytes]:
    if form is Format.CSV:
        yield from write_csv(rows, listed.columns)
        return
    with TemporaryFile() as file:
        write_xlsx(rows, listed.columns, file, title=str(listed.title))
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def file_name(listed: ExportList, form: Format, on: date) -> str:
    return f"{str(listed.title).lower().replace(' ', '-')}-{on.isoformat()}.{form.value}"
