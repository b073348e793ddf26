"""csv as it really comes: delimiters, encodings, quotes, line ends, title rows, headers."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import ColumnMapping, FieldSource, Limits, Unreadable, open_table
from bekwaam.kernel.imports.source import CHUNK

from .files import csv_bytes
from .reading import HEADER, SCHEMA, cells_of, read

ROW = ["000123", "Jansen", "3-2-1988"]
HEAD = list(HEADER)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15"]
)
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    rows = [HEAD, ["000123", "Çelik-Müller € 5", "3-2-1988"], ["000124", "de Vries; Jan, Piet", ""]]
    assert cells_of(csv_bytes(rows, delimiter=delimiter, encoding=encoding)) == rows


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("´t Hart".encode("cp1252"), "´t Hart"),
        ("’s-Gravenhage".encode("cp1252"), "’s-Gravenhage"),
        ("Šimić".encode("iso8859-2").replace(b"\xa9", b"\xa6").replace(b"\xe6", b"c"), "Šimic"),
        ("Dušek".encode("iso8859-15"), "Dušek"),
        ("Žižek".encode("iso8859-15"), "Žižek"),
        ("5 €".encode("iso8859-15"), "5 €"),
        ("½ dag".encode("cp1252"), "½ dag"),
        ("Žižek €".encode("cp1252"), "Žižek €"),
    ],
)
def test_windows_1252_and_iso_8859_15_are_told_apart(content: bytes, name: str) -> None:
    assert cells_of(b"Pers.nr.;Naam\r\n1;" + content + b"\r\n")[1] == ["1", name]


def test_the_mapping_can_say_the_encoding() -> None:
    content = "Pers.nr.;Naam\r\n1;¼ Ý\r\n".encode("cp1252")
    mapping = ColumnMapping(
        {"number": FieldSource(("Pers.nr.",)), "name": FieldSource(("Naam",))}, encoding="windows-1252"
    )
    records, _ = read(content, mapping)
    assert records[0].values["name"] == "¼ Ý"


def test_two_encodings_in_one_file_are_refused_and_not_garbled() -> None:
    content = b"Pers.nr.;Naam\r\n1;" + "René".encode() + b"\r\n2;" + "René".encode("cp1252")
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert refusal.value.sentence == (
        "In dit bestand staan twee tekensets door elkaar: letters met accenten raken stuk. "
        "Open het in Excel en sla het op als “CSV UTF-8” of als Excel-werkmap (.xlsx)."
    )


def test_a_letter_on_the_border_of_two_chunks_is_not_overlooked() -> None:
    head = b"Pers.nr.;Naam\r\n"
    filler = b"1;" + b"x" * 98 + b"\r\n"
    lines = filler * ((CHUNK - len(head)) // len(filler) - 1)
    pad = b"2;".ljust(CHUNK - 1 - len(head) - len(lines), b"y")
    content = head + lines + pad + "é".encode() + b"\r\n3;Ren\xe9\r\n"
    assert content[CHUNK - 1 : CHUNK + 1] == "é".encode()
    with pytest.raises(Unreadable, match=r"^In dit bestand staan twee tekensets door elkaar"):
        read(content)


def test_the_most_even_sign_parts_the_columns_of_an_unknown_file() -> None:
    content = "foo;bar\r\n" + "".join(f"{'a,' * (number % 3 + 1)};b\r\n" for number in range(9))
    assert cells_of(content.encode())[:2] == [["foo", "bar"], ["a,", "b"]]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_line_ends(end: str) -> None:
    assert cells_of(csv_bytes([HEAD, ROW, ROW], end=end)) == [HEAD, ROW, ROW]


def test_mixed_line_ends_and_quoted_cells_with_line_ends() -> None:
    content = b'Pers.nr.;Naam\n1;"Jan\r\nPiet"\r2;"zei ""ja"""\r\n\r\n3;de "Beer"\n\x1a'
    assert cells_of(content) == [
        ["Pers.nr.", "Naam"],
        ["1", "Jan\r\nPiet"],
        ["2", 'zei "ja"'],
        ["3", 'de "Beer"'],
    ]


def test_a_line_number_is_the_row_of_excel() -> None:
    content = b'Overzicht\r\n\r\nPers.nr.;Naam\r\n1;"Jan\r\nPiet"\r\n\r\n2;Klaas\r\n'
    records, _ = read(content)
    assert [(record.line, record.values["name"]) for record in records] == [(4, "Jan Piet"), (6, "Klaas")]


def test_the_line_of_excel_that_names_the_delimiter_is_not_counted() -> None:
    records, _ = read(b"sep=|\r\nPers.nr.|Naam\r\n1|a;b;c\r\n")
    assert [(record.line, record.values["name"]) for record in records] == [(2, "a;b;c")]


def test_commas_in_every_row_do_not_hide_the_semicolon() -> None:
    rows = [HEAD, *([str(number), "Jansen, Jan, dr., ir.", "3-2-1988"] for number in range(30))]
    assert cells_of(csv_bytes(rows)) == rows


@pytest.mark.parametrize(
    "content", [b'Pers.nr.;Naam\r\n1;"Jan\r\n2;Piet\r\n', b'Pers.nr.;Naam\r\n1;"Jan" de Beer\r\n']
)
def test_a_wrong_quote_is_refused_and_swallows_nothing(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"Rond rij 2 staat een aanhalingsteken"):
        read(content)


def test_headers_are_told_apart_and_empty_ends_are_dropped() -> None:
    content = b"Naam;Naam;;Pers.nr.;Naam (2);;;\r\na;b;c;1;e;;;\r\n;;;;;;;\r\n"
    with open_table(content, SCHEMA) as table:
        assert table.columns == ("Naam", "Naam (3)", "Kolom C", "Pers.nr.", "Naam (2)")
        assert [row.cells[:5] for row in table.rows()] == [["a", "b", "c", "1", "e"]]


def test_a_repeated_header_is_left_out() -> None:
    assert cells_of(csv_bytes([HEAD, ROW, HEAD, ROW])) == [HEAD, ROW, ROW]


def test_a_file_without_any_wanted_name_still_shows_its_columns() -> None:
    with open_table(b"Export\r\nfoo;bar;baz\r\n1;2;3\r\n", SCHEMA) as table:
        assert table.columns == ("foo", "bar", "baz")


def test_a_row_that_has_shifted_is_refused() -> None:
    records, reading = read(b"Pers.nr.;Naam;Geboortedatum\r\n1;Jan; Piet;3-2-1988\r\n2;Klaas\r\n3;Els;;;\r\n")
    assert [record.key for record in records] == [("000002",), ("000003",)]
    assert [refusal.text for refusal in reading.refusals] == [
        (
            "Rij 2: Deze rij heeft 4 vakken en de kop heeft er 3: de waarden zijn verschoven. "
            "Zet een tekst waarin het scheidingsteken staat tussen aanhalingstekens."
        )
    ]
    assert reading.refused.unknown == 1


def test_thousands_of_columns() -> None:
    rows = [["Pers.nr.", "Naam", *(f"k{number}" for number in range(1900))], ["1", "Jan", *["x"] * 1900]]
    assert read(csv_bytes(rows))[0][0].values == {"number": "000001", "name": "Jan"}
    with pytest.raises(Unreadable, match=r"^Deze tabel heeft 1902 kolommen; het mogen er 1000 zijn\."):
        read(csv_bytes(rows), limits=Limits(columns=1000))


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(rows=2), "Dit bestand heeft meer dan 2 rijen. Splits het bestand."),
        (
            Limits(bytes=50),
            "Dit bestand is groter dan 1 MB. Verwijder kolommen die niet nodig zijn of splits het bestand.",
        ),
        (
            Limits(cell_length=7),
            (
                'In rij 1 staat een cel met meer dan 7 tekens. Vaak komt dat door een aanhalingsteken (") dat niet wordt '
                "gesloten. Maak de cel korter of haal het teken weg."
            ),
        ),
    ],
)
def test_limits_are_said(limits: Limits, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(csv_bytes([HEAD, ROW, ROW, ROW]), limits=limits)
    assert refusal.value.sentence == sentence


LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
)
TABLES = st.lists(st.lists(st.text(LETTERS, max_size=12), min_size=3, max_size=3), max_size=8)


@settings(deadline=None)
@given(
    TABLES,
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_what_was_written_is_what_is_read(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    filled = [["7", *row[1:]] for row in rows]
    assert cells_of(csv_bytes([HEAD, *filled], delimiter=delimiter, encoding=encoding)) == [HEAD, *filled]


DUTCH = st.text("abcdeëïöüéèáàâçñßABCDEÉ -'’€0123456789,;|\"", max_size=15)


@settings(deadline=None)
@given(
    st.lists(DUTCH, max_size=8), st.sampled_from([";", ",", "\t", "|"]), st.sampled_from(["cp1252", "utf-8"])
)
def test_dutch_text_comes_back_from_windows_too(names: list[str], delimiter: str, encoding: str) -> None:
    rows = [HEAD, *(["7", name, ""] for name in names)]
    content = csv_bytes(rows, delimiter=delimiter, encoding=encoding)
    assume(encoding == "utf-8" or not is_also_utf8(content))
    assert cells_of(content) == rows


def is_also_utf8(content: bytes) -> bool:
    """Nobody can tell: the bytes of “É’” in windows-1252 are a letter in UTF-8 as well."""
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
