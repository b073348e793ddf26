from bekwaam.kernel.imports import (
    Code,
    Field,
    Refusal,
    Refusals,
    Schema,
    Text,
    open_table,
    read_records,
    shown,
    suggest,
)

from .files import csv_bytes
from .reading import read


def test_every_refusal_has_line_column_value_and_sentence() -> None:
    content = csv_bytes(
        [["Overzicht"], ["Pers.nr.", "Naam", "E-mail"], ["1", "", "jan@"], ["2", "Els", "els@voorbeeld.nl"]]
    )
    records, reading = read(content)
    assert [record.key for record in records] == [("000002",)]
    assert list(reading.refusals) == [
        Refusal(3, "Naam", "", "Hier ontbreekt achternaam. Vul een tekst in."),
        Refusal(3, "E-mail", "jan@", "“jan@” is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl."),
    ]
    assert reading.refusals.kept[0].text == "Rij 3, kolom Naam: Hier ontbreekt achternaam. Vul een tekst in."
    assert (reading.rows, reading.refusals.total, reading.refused.keys) == (2, 2, {("000001",)})


def test_rows_with_the_same_key_are_named_together() -> None:
    _, reading = read(csv_bytes([["Pers.nr.", "Naam"], ["00012", "Jan"], ["13", "Els"], ["12", "Piet"]]))
    assert list(reading.refusals) == [
        Refusal(
            4,
            "personeelsnummer",
            "000012",
            "Rij 2 en rij 4 hebben hetzelfde personeelsnummer (000012). Haal een van de twee weg of verbeter het nummer.",
        )
    ]
    assert reading.refused.keys == {("000012",)}


def test_a_key_of_two_fields_may_have_an_empty_part() -> None:
    schema = Schema(
        (
            Field("number", "nummer", Code(), required=True),
            Field("job", "volgnummer", Code()),
            Field("name", "naam", Text()),
        ),
        key=("number", "job"),
    )
    content = csv_bytes([["Nummer", "Volgnummer", "Naam"], ["1", "", "a"], ["1", "2", "b"], ["1", "2", "c"]])
    with open_table(content, schema) as table:
        reading = read_records(table, schema, suggest(schema, table.columns))
        keys = [record.key for record in reading]
    assert keys == [("1", ""), ("1", "2")]
    assert reading.refusals.kept[0].sentence == (
        "Rij 3 en rij 4 hebben dezelfde combinatie van nummer en volgnummer (1 / 2). "
        "Haal een van de twee weg of verbeter het nummer."
    )


def test_a_row_without_a_readable_key_is_counted() -> None:
    _, reading = read(csv_bytes([["Pers.nr.", "Naam"], ["", "Jan"], ["1,2E+10", "Els"]]))
    assert (reading.refused.keys, reading.refused.unknown) == (set(), 2)


def test_only_mapped_fields_are_in_a_record_and_an_empty_cell_is_none() -> None:
    records, _ = read(csv_bytes([["Pers.nr.", "Naam", "Einddatum"], ["1", "Jan", ""]]))
    assert records[0].values == {"number": "000001", "name": "Jan", "ends_on": None}


def test_refusals_are_counted_beyond_what_is_kept() -> None:
    refusals = Refusals(cap=2)
    for line in range(5):
        refusals.add(Refusal(line, "Naam", "", "Leeg."))
    assert (len(refusals), [refusal.line for refusal in refusals], refusals.by_column) == (
        5,
        [0, 1],
        {"Naam": 5},
    )


def test_a_shown_value_is_short_and_harmless() -> None:
    assert shown("a\r\nb\x00c\u202ed") == "a b\ufffdc\ufffdd"
    assert shown("x" * 500) == "x" * 59 + "…"
    assert shown(None) == ""
