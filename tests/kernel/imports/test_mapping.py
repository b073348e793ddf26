import json

import pytest

from bekwaam.kernel.imports import (
    Code,
    ColumnMapping,
    Field,
    FieldSource,
    Schema,
    Text,
    mapping_faults,
    suggest,
    unmapped,
)
from bekwaam.kernel.imports.header import letters, normalised

from .files import csv_bytes
from .reading import SCHEMA, read

FULL = ColumnMapping(
    {
        "number": FieldSource(("Nr",)),
        "name": FieldSource(("Tussenvoegsel", "Achternaam")),
        "kind": FieldSource(("Srt",), fixed="inhuur", translate={"01": "vast"}),
        "born_on": FieldSource(("Geb",), date_order="mdy"),
    },
    sheet="Blad1",
    encoding="cp1252",
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Pers.nr. ", "persnr"),
        ("PERSNR", "persnr"),
        ("E-mail\nadres", "emailadres"),
        ("Geboortedatum (dd-mm)", "geboortedatumddmm"),
        ("Échelon", "echelon"),
    ],
)
def test_names_are_compared_without_case_accents_and_signs(written: str, plain: str) -> None:
    assert normalised(written) == plain


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_a_column_without_a_name_has_its_letters(place: int, name: str) -> None:
    assert letters(place) == name


def test_a_mapping_is_suggested_from_names_and_synonyms() -> None:
    columns = ("Afd", "MEDEWERKERNUMMER", "Naam", "Mailadres", "Einddatum contract", "Geboortedatum")
    mapping = suggest(SCHEMA, columns)
    assert {name: source.columns for name, source in mapping.sources.items()} == {
        "number": ("MEDEWERKERNUMMER",),
        "name": ("Naam",),
        "born_on": ("Geboortedatum",),
        "email": ("Mailadres",),
        "ends_on": ("Einddatum contract",),
    }
    fields, rest = unmapped(mapping, SCHEMA, columns)
    assert ([one.name for one in fields], rest) == (["kind"], ("Afd",))


def test_an_exact_name_wins_over_one_that_only_begins_alike_and_no_column_is_used_twice() -> None:
    schema = Schema(
        (Field("unit", "afdeling", Text()), Field("code", "afdelingscode", Code())), key=("code",)
    )
    mapping = suggest(schema, ("Afdelingscode", "Afdeling"))
    assert {name: source.columns for name, source in mapping.sources.items()} == {
        "unit": ("Afdeling",),
        "code": ("Afdelingscode",),
    }
    assert set(suggest(schema, ("Afdelingscode",)).sources) == {"code"}


def test_a_mapping_survives_json() -> None:
    assert ColumnMapping.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {},
        {"sources": []},
        {"sources": {"number": None}},
        {"sources": {"number": {"columns": "Nr"}}},
        {"sources": {"number": {"columns": [1]}}},
        {"sources": {"number": {"date_order": "ydm"}}},
        {"sources": {"number": {"decimal_mark": ";"}}},
        {"sources": {"number": {"translate": {"a": 1}}}},
        {"sources": {}, "sheet": 1},
    ],
)
def test_a_stored_mapping_that_makes_no_sense_is_a_value_error(stored: object) -> None:
    with pytest.raises(ValueError, match="stored mapping"):
        ColumnMapping.from_json(stored)


def test_columns_are_joined_values_translated_and_gaps_filled() -> None:
    rows = [
        ["Nr", "Tussenvoegsel", "Achternaam", "Srt", "Geb"],
        ["1", "van der", "Berg", "01", "2-3-1988"],
        ["2", "", "Jansen", "", ""],
    ]
    records, _ = read(csv_bytes(rows, encoding="cp1252"), FULL)
    assert [tuple(str(value) for value in record.values.values()) for record in records] == [
        ("000001", "van der Berg", "1988-02-03", "permanent"),
        ("000002", "Jansen", "None", "hired"),
    ]


def test_what_is_wrong_with_a_mapping_is_said() -> None:
    mapping = ColumnMapping(
        {
            "number": FieldSource(("Persnr",)),
            "gone": FieldSource(("X",)),
            "kind": FieldSource(fixed="stage", translate={"01": "vast", "02": "anders"}),
        }
    )
    assert mapping_faults(mapping, SCHEMA, ("Pers.nr", "Naam")) == (
        "Het veld “gone” bestaat niet meer. Haal het uit de koppeling.",
        "De kolom “Persnr” voor personeelsnummer staat niet in het bestand. Bedoel je “Pers.nr”?",
        (
            "Er is geen kolom gekozen voor achternaam, en die is verplicht. In het bestand staan: “Pers.nr”, “Naam”. "
            "Kies een kolom of een vaste waarde, of voeg de kolom toe aan het bestand."
        ),
        "De waarde “stage” in de koppeling van soort dienstverband kan niet. “stage” is niet bekend. Kies uit: vast, inhuur.",
        "De waarde “anders” in de koppeling van soort dienstverband kan niet. “anders” is niet bekend. Kies uit: vast, inhuur.",
    )


def test_a_suggested_mapping_has_no_faults() -> None:
    columns = ("Pers.nr.", "Naam")
    assert mapping_faults(suggest(SCHEMA, columns), SCHEMA, columns) == ()


@pytest.mark.parametrize("key", [(), ("other",)])
def test_a_schema_needs_a_key_of_its_own_fields(key: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="a key made of those names"):
        Schema((Field("code", "code", Code()),), key=key)
