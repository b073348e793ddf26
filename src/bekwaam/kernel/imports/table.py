"""A file opened as a table: its columns, and its rows as a stream."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from types import TracebackType
from typing import Self

from bekwaam.kernel.imports.cells import Row, as_text, is_blank
from bekwaam.kernel.imports.csvfile import TextFile
from bekwaam.kernel.imports.detect import FileKind, kind_of
from bekwaam.kernel.imports.encoding import encoding_of
from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.fields import Schema
from bekwaam.kernel.imports.header import Header, find_header, header_of, normalised
from bekwaam.kernel.imports.limits import DEFAULT, Limits
from bekwaam.kernel.imports.mapping import ColumnMapping
from bekwaam.kernel.imports.source import Source, look_through
from bekwaam.kernel.imports.weight import line_count
from bekwaam.kernel.imports.workbook import Sheet, Workbook, choose_sheet

EMPTY = "In dit bestand staat geen tabel: alle rijen zijn leeg. Controleer of je het goede bestand hebt."


class Table:
    """Use it with `with`. `rows()` may be called again for another pass over the same file."""

    def __init__(
        self, source: Source, wanted: frozenset[str], mapping: ColumnMapping | None, limits: Limits
    ) -> None:
        self._limits, self._source = limits, source
        self._closing = ExitStack()
        self._seen = look_through(source, limits)
        self._text: TextFile | None = None
        self._book: Workbook | None = None
        self._sheet: Sheet | None = None
        self.kind = kind_of(source, self._seen.head, limits)
        if self.kind is FileKind.TEXT:
            encoding = encoding_of(source, self._seen.head, mapping.encoding if mapping else None)
            self._text = TextFile(source, encoding, wanted, limits)
        else:
            self._book = self._closing.enter_context(Workbook(source, limits))
        with ExitStack() as on_fault:
            on_fault.callback(self.close)
            self.header = self._header(wanted, mapping.sheet if mapping else None)
            on_fault.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._closing.close()

    @property
    def digest(self) -> str:
        return self._seen.digest

    @property
    def size(self) -> int:
        return self._seen.size

    @property
    def columns(self) -> tuple[str, ...]:
        return self.header.columns

    @property
    def sheet(self) -> str | None:
        return self._sheet.name if self._sheet else None

    @property
    def encoding(self) -> str | None:
        return self._text.encoding if self._text else None

    @property
    def expected_rows(self) -> int:
        """About how many rows there are below the header; empty ones and repeated headers count too."""
        lines = self._sheet.height if self._sheet else line_count(self._source)
        return min(max(lines - self.header.line, 0), self._limits.rows)

    @property
    def is_positional(self) -> bool:
        """In a text file a cell too many means that a row has shifted; in a workbook it is a note beside the table."""
        return self._text is not None

    def rows(self) -> Iterator[Row]:
        """Filled rows below the header; a header that is repeated further down (page breaks of a report) is left out."""
        header_names = tuple(normalised(name) for name in self._header_cells)
        count = 0
        for row in self._all_rows():
            if row.line <= self.header.line or is_blank(row.cells) or _repeats(row, header_names):
                continue
            count += 1
            if count > self._limits.rows:
                raise Unreadable(f"Dit bestand heeft meer dan {self._limits.rows} rijen. Splits het bestand.")
            yield row

    def _all_rows(self) -> Iterator[Row]:
        if self._text:
            return self._text.rows()
        if self._book and self._sheet:
            return self._book.rows(self._sheet)
        raise RuntimeError("the table was not opened")

    def _header(self, wanted: frozenset[str], sheet: str | None) -> Header:
        if self._book:
            self._sheet = choose_sheet(self._book.sheets, wanted, sheet)
            head = self._sheet.head
        else:
            head = tuple(islice(self._all_rows(), self._limits.header_within))
        row = find_header(head, wanted)
        if row is None:
            raise Unreadable(EMPTY)
        header = header_of(row)
        self._header_cells = tuple(as_text(cell) for cell in row.cells)[: len(header.columns)]
        if len(header.columns) > self._limits.columns:
            raise Unreadable(
                f"Deze tabel heeft {len(header.columns)} kolommen; het mogen er {self._limits.columns} zijn. "
                "Verwijder de kolommen die niet nodig zijn."
            )
        return header


def _repeats(row: Row, header_names: tuple[str, ...]) -> bool:
    if not header_names or normalised(as_text(row.cells[0] if row.cells else "")) != header_names[0]:
        return False
    cells = [normalised(as_text(cell)) for cell in row.cells[: len(header_names)]]
    return tuple(cells) == header_names


def open_table(
    source: Source, schema: Schema, mapping: ColumnMapping | None = None, *, limits: Limits = DEFAULT
) -> Table:
    """Raises Unreadable. The schema's names, and those of the saved mapping, find the header and the sheet."""
    named = mapping.all_columns if mapping else ()
    wanted = schema.wanted | {normalised(name) for name in named}
    return Table(source, frozenset(wanted), mapping, limits)
