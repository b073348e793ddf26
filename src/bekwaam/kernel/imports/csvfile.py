"""Rows of a text file, streamed. A row number is the record's, as Excel counts: a cell with line ends is one row."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from bekwaam.kernel.imports.cells import Row
from bekwaam.kernel.imports.delimiters import declared, sniff
from bekwaam.kernel.imports.encoding import SAVE_UTF8
from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.limits import Limits
from bekwaam.kernel.imports.source import Source, opened

SAMPLE_LINES = 200
QUOTE_FAULT = (
    'Rond rij {line} staat een aanhalingsteken (") dat niet wordt gesloten of op een verkeerde plek staat. '
    "Haal het weg, of open het bestand in Excel en sla het op als Excel-werkmap (.xlsx)."
)


@dataclass(frozen=True, slots=True)
class TextFile:
    source: Source
    encoding: str
    wanted: frozenset[str]
    limits: Limits

    def rows(self) -> Iterator[Row]:
        try:
            with opened(self.source) as handle, io.TextIOWrapper(handle, self.encoding, newline="") as text:
                yield from self._rows(text)
        except UnicodeError as error:
            raise Unreadable(
                f"In dit bestand staan tekens die niet kloppen met de tekenset {self.encoding}. {SAVE_UTF8}"
            ) from error

    def _rows(self, text: Iterable[str]) -> Iterator[Row]:
        lines = iter(text)
        sample = list(islice(lines, SAMPLE_LINES))
        sign = declared(sample[0]) if sample else None
        if sign:
            sample = sample[1:]
        delimiter = sign or sniff(sample, self.wanted)
        yield from _parsed(chain(sample, lines), delimiter, self.limits)


def _parsed(lines: Iterable[str], delimiter: str, limits: Limits) -> Iterator[Row]:
    """Strict about quotes: a quote that is never closed would otherwise swallow every row after it in silence."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 0
    while True:
        line += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            is_long = "field limit" in str(error)
            raise Unreadable(
                _long_cell(line, limits) if is_long else QUOTE_FAULT.format(line=line)
            ) from error
        if cells is None:
            return
        if any(len(cell) > limits.cell_length for cell in cells):
            raise Unreadable(_long_cell(line, limits))
        yield Row(line, cells)


def _long_cell(line: int, limits: Limits) -> str:
    return (
        f"In rij {line} staat een cel met meer dan {limits.cell_length} tekens. "
        'Vaak komt dat door een aanhalingsteken (") dat niet wordt gesloten. Maak de cel korter of haal het teken weg.'
    )
