"""A small schema and the way a domain reads with it, for the tests."""

from bekwaam.kernel.imports import (
    Choice,
    Code,
    ColumnMapping,
    Day,
    Email,
    Field,
    Limits,
    Record,
    RecordReader,
    Schema,
    Source,
    Text,
    mapping_faults,
    open_table,
    read_records,
    suggest,
)

SCHEMA = Schema(
    fields=(
        Field(
            "number",
            "personeelsnummer",
            Code(width=6),
            required=True,
            synonyms=("pers.nr.", "medewerkernummer"),
        ),
        Field("name", "achternaam", Text(max_length=50), required=True, synonyms=("naam",)),
        Field("born_on", "geboortedatum", Day()),
        Field("email", "e-mail", Email(), synonyms=("mailadres",)),
        Field("kind", "soort dienstverband", Choice({"permanent": ("vast", "V"), "hired": ("inhuur",)})),
        Field("ends_on", "einddatum", Day(open_end=True)),
    ),
    key=("number",),
    noun=("medewerker", "medewerkers"),
)
HEADER = ("Pers.nr.", "Naam", "Geboortedatum")
DEFAULT = Limits()


def read(
    source: Source, mapping: ColumnMapping | None = None, limits: Limits = DEFAULT
) -> tuple[list[Record], RecordReader]:
    with open_table(source, SCHEMA, mapping, limits=limits) as table:
        chosen = mapping or suggest(SCHEMA, table.columns)
        assert mapping_faults(chosen, SCHEMA, table.columns) == ()
        reading = read_records(table, SCHEMA, chosen)
        return list(reading), reading


def cells_of(source: Source, limits: Limits = DEFAULT) -> list[list[object]]:
    """Header and rows as they are, without any field."""
    with open_table(source, SCHEMA, limits=limits) as table:
        return [list(table.columns), *(list(row.cells) for row in table.rows())]
