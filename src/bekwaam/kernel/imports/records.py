"""Rows become records, one at a time; what cannot become one is a refusal."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bekwaam.kernel.imports.cells import Cell, Row, as_text, is_blank, is_empty
from bekwaam.kernel.imports.faults import Refusal, Refusals, shown
from bekwaam.kernel.imports.fields import Field, Schema
from bekwaam.kernel.imports.header import normalised
from bekwaam.kernel.imports.mapping import ColumnMapping, FieldSource
from bekwaam.kernel.imports.table import Table
from bekwaam.kernel.imports.values import Hints, Value, Wrong

Key = tuple[str, ...]
AfterRows = Callable[[int], None]
NOTED = 500
"""After this many rows whoever watches is told how far the reading is."""
ERROR_CELLS = frozenset(
    {
        "#N/A",
        "#N/B",
        "#REF!",
        "#VERW!",
        "#VALUE!",
        "#WAARDE!",
        "#NAME?",
        "#NAAM?",
        "#DIV/0!",
        "#DEEL/0!",
        "#NULL!",
        "#LEEG!",
        "#NUM!",
        "#GETAL!",
    }
)
MISSING = Wrong("hier ontbreekt een waarde")


@dataclass(frozen=True, slots=True)
class Record:
    """`values` holds the mapped fields only."""

    line: int
    key: Key
    values: Mapping[str, Any]


@dataclass(slots=True)
class RefusedKeys:
    """Who is in the file but could not be read; `unknown` counts the rows of which even the key is unreadable."""

    keys: set[Key] = field(default_factory=set)
    unknown: int = 0


@dataclass(frozen=True)
class _Plan:
    """One mapped field with everything about it worked out beforehand."""

    field: Field
    places: tuple[int, ...]
    column: str
    joiner: str
    fixed: str | None
    translate: Mapping[str, str]
    hints: Hints
    is_needed: bool

    def value(self, cells: Any) -> Value | Wrong:
        cell = self._cell(cells)
        if isinstance(cell, str) and cell.strip().upper() in ERROR_CELLS:
            return Wrong("Hier staat een foutmelding van Excel. Herstel de formule of vul de waarde zelf in.")
        if self.translate:
            cell = self.translate.get(normalised(as_text(cell)) or as_text(cell), cell)
        if is_empty(cell):
            cell = self.fixed
        value = None if is_empty(cell) else self.field.kind.read(cell, self.hints)
        return MISSING if value is None and self.is_needed else value

    def _cell(self, cells: Any) -> Cell:
        if len(self.places) == 1:
            place = self.places[0]
            return cells[place] if place < len(cells) else None
        parts = (as_text(cells[place]) for place in self.places if place < len(cells))
        filled = [part for part in parts if part]
        return next((part for part in filled if part.upper() in ERROR_CELLS), self.joiner.join(filled))

    def shown_value(self, cells: Any) -> str:
        return shown(as_text(self._cell(cells)))


class RecordReader:
    """Iterate once. Afterwards (or meanwhile) `rows`, `refusals` and `refused` say what was met."""

    def __init__(
        self, table: Table, schema: Schema, mapping: ColumnMapping, after_rows: AfterRows | None = None
    ) -> None:
        self._table, self._schema, self._after_rows = table, schema, after_rows
        self._plans = _plans(table, schema, mapping)
        self._lines: dict[Key, int] = {}
        self.rows = 0
        self.refusals = Refusals()
        self.refused = RefusedKeys()

    def __iter__(self) -> Iterator[Record]:
        width = len(self._table.columns)
        for row in self._table.rows():
            self.rows += 1
            if self._after_rows is not None and self.rows % NOTED == 0:
                self._after_rows(self.rows)
            if self._table.is_positional and not is_blank(row.cells[width:]):
                self._refuse_shifted(row, width)
            elif (record := self._record(row)) is not None:
                yield record

    def _record(self, row: Row) -> Record | None:
        read = {plan.field.name: plan.value(row.cells) for plan in self._plans}
        wrongs = [(plan, value) for plan in self._plans if isinstance(value := read[plan.field.name], Wrong)]
        for plan, wrong in wrongs:
            self.refusals.add(_refusal(plan, row, wrong))
        key = self._key(read)
        if key is not None and self._is_repeated(key, row, read):
            return None
        if wrongs:
            self._remember_refused(key)
            return None
        return Record(row.line, key, read) if key is not None else None

    def _key(self, read: Mapping[str, Value | Wrong]) -> Key | None:
        parts = [read.get(name) for name in self._schema.key]
        return (
            None
            if any(isinstance(part, Wrong) for part in parts)
            else tuple(_key_part(part) for part in parts)
        )

    def _is_repeated(self, key: Key, row: Row, read: Mapping[str, Value | Wrong]) -> bool:
        first = self._lines.setdefault(key, row.line)
        if first == row.line:
            return False
        self.refused.keys.add(key)
        label = self._schema.key_label
        value = shown(" / ".join(part for part in key if part))
        words = "hetzelfde" if len(self._schema.key) == 1 else "dezelfde combinatie van"
        sentence = f"Rij {first} en rij {row.line} hebben {words} {label} ({value}). Haal een van de twee weg of verbeter het nummer."
        self.refusals.add(Refusal(row.line, label, value, sentence))
        return True

    def _remember_refused(self, key: Key | None) -> None:
        if key is None:
            self.refused.unknown += 1
        else:
            self.refused.keys.add(key)

    def _refuse_shifted(self, row: Row, width: int) -> None:
        sentence = (
            f"Deze rij heeft {len(row.cells)} vakken en de kop heeft er {width}: de waarden zijn verschoven. "
            "Zet een tekst waarin het scheidingsteken staat tussen aanhalingstekens."
        )
        self.refusals.add(Refusal(row.line, "", shown(as_text(row.cells[width])), sentence))
        self.refused.unknown += 1


def read_records(
    table: Table, schema: Schema, mapping: ColumnMapping, after_rows: AfterRows | None = None
) -> RecordReader:
    """The mapping must be without faults (`mapping_faults`)."""
    return RecordReader(table, schema, mapping, after_rows)


def _plans(table: Table, schema: Schema, mapping: ColumnMapping) -> tuple[_Plan, ...]:
    places = table.header.index
    mapped = ((one, mapping.sources[one.name]) for one in schema.fields if one.name in mapping.sources)
    return tuple(_plan(one, source, places) for one, source in mapped)


def _plan(one: Field, source: FieldSource, places: Mapping[str, int]) -> _Plan:
    return _Plan(
        field=one,
        places=tuple(places[column] for column in source.columns),
        column=" + ".join(source.columns) or one.label,
        joiner=source.joiner,
        fixed=source.fixed,
        translate={normalised(written) or written: value for written, value in source.translate.items()},
        hints=source.hints,
        is_needed=one.required,
    )


def _refusal(plan: _Plan, row: Row, wrong: Wrong) -> Refusal:
    sentence = wrong.sentence
    if wrong is MISSING:
        sentence = f"Hier ontbreekt {plan.field.label}. Vul {plan.field.kind.word} in."
    return Refusal(row.line, shown(plan.column), plan.shown_value(row.cells), sentence)


def _key_part(part: object) -> str:
    return "" if part is None else str(part)
