"""Proposes a mapping for the columns of a file, and says what is wrong with one."""

from collections.abc import Sequence
from difflib import get_close_matches

from bekwaam.kernel.imports.faults import shown
from bekwaam.kernel.imports.fields import Field, Schema
from bekwaam.kernel.imports.header import normalised
from bekwaam.kernel.imports.mapping import ColumnMapping, FieldSource
from bekwaam.kernel.imports.values import Wrong

SHORTEST_PART = 4


def suggest(schema: Schema, columns: Sequence[str]) -> ColumnMapping:
    """Exact names first, over all fields; then a column that only begins or ends otherwise ("Naam afdeling (code)")."""
    free = dict.fromkeys(columns)
    found: dict[str, FieldSource] = {}
    for is_fit in (_is_same, _is_part):
        for one in schema.fields:
            column = next((column for column in free if is_fit(one, column)), None)
            if one.name not in found and column is not None:
                found[one.name] = FieldSource((column,))
                del free[column]
    return ColumnMapping({one.name: found[one.name] for one in schema.fields if one.name in found})


def _is_same(one: Field, column: str) -> bool:
    return normalised(column) in one.known_names


def _is_part(one: Field, column: str) -> bool:
    plain = normalised(column)
    names = (name for name in one.known_names if len(name) >= SHORTEST_PART)
    return any(plain.startswith(name) for name in names)


def unmapped(
    mapping: ColumnMapping, schema: Schema, columns: Sequence[str]
) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    """Fields without a column, and columns without a field."""
    used = set(mapping.all_columns)
    fields = tuple(one for one in schema.fields if one.name not in mapping.sources)
    return fields, tuple(column for column in columns if column not in used)


def mapping_faults(mapping: ColumnMapping, schema: Schema, columns: Sequence[str]) -> tuple[str, ...]:
    """Dutch sentences; empty when the file can be read with this mapping."""
    faults = [
        f"Het veld “{shown(name)}” bestaat niet meer. Haal het uit de koppeling."
        for name in _strangers(mapping, schema)
    ]
    for one in schema.fields:
        source = mapping.sources.get(one.name)
        if source is None or not (source.columns or source.fixed):
            faults.extend(_missing_field(one, columns) if one.required or one.name in schema.key else ())
        else:
            faults.extend(
                _missing_column(one, column, columns) for column in source.columns if column not in columns
            )
            faults.extend(_wrong_values(one, source))
    return tuple(faults)


def _strangers(mapping: ColumnMapping, schema: Schema) -> list[str]:
    return [name for name in mapping.sources if name not in schema.by_name]


def _missing_field(one: Field, columns: Sequence[str]) -> list[str]:
    mend = "Kies een kolom of een vaste waarde, of voeg de kolom toe aan het bestand."
    return [f"Er is geen kolom gekozen voor {one.label}, en die is verplicht. {_present(columns)} {mend}"]


def _missing_column(one: Field, column: str, columns: Sequence[str]) -> str:
    close = get_close_matches(column, columns, n=1)
    hint = f"Bedoel je “{shown(close[0])}”?" if close else _present(columns)
    return f"De kolom “{shown(column)}” voor {one.label} staat niet in het bestand. {hint}"


def _present(columns: Sequence[str]) -> str:
    names = ", ".join(f"“{shown(column)}”" for column in columns[:15])
    return f"In het bestand staan: {names}{' …' if len(columns) > 15 else ''}."


def _wrong_values(one: Field, source: FieldSource) -> list[str]:
    """A fixed or translated value must itself be readable; better said now than at each row."""
    values = [source.fixed] if source.fixed else []
    values.extend(value for value in source.translate.values() if value)
    results = ((value, one.kind.read(value, source.hints)) for value in values)
    return [
        f"De waarde “{shown(value)}” in de koppeling van {one.label} kan niet. {result.sentence}"
        for value, result in results
        if isinstance(result, Wrong)
    ]
