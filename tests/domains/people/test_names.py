"""Names as the Dutch write, sort and look for them."""

import pytest

from bekwaam.domains.people import names


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("Anna", "van den", "Berg"), "Anna van den Berg"),
        (("", "", "Özdemir"), "Özdemir"),
        (("Mo", "", "El Idrissi"), "Mo El Idrissi"),
    ],
)
def test_a_name_is_written_in_full(parts: tuple[str, str, str], written: str) -> None:
    assert names.full_name(*parts) == written


def test_names_sort_by_family_name_without_infix_accents_or_case() -> None:
    people = [
        ("Anna", "", "Berg"),
        ("Bas", "van den", "Berg"),
        ("Aad", "", "Berg Smit"),
        ("Çelik", "", "Bergé"),
        ("Ine", "", "IJzer"),
        ("Ine", "", "Ĳzerman"),
        ("Jo", "", "Øster"),
        ("Piet", "’t", "Hart"),
        ("Zoë", "", "’s-Gravenmade"),
    ]
    ordered = sorted(people, key=lambda parts: names.sort_key(*parts))
    assert [family for _, _, family in ordered] == [
        "Berg", "Berg", "Berg Smit", "Bergé", "Hart", "IJzer", "Ĳzerman", "Øster", "’s-Gravenmade",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("  Özdemir ", ["ozdemir"]),
        ("D'Arc jeanne", ["darc", "jeanne"]),
        ("000123", ["000123"]),
        ("A.de.Vries@Noord.example", ["a.de.vries@noord.example"]),
        ("Jansen-Özil", ["jansen", "ozil"]),
        ("%_\\", []),
        ("", []),
    ],
)
def test_what_is_typed_becomes_words_to_look_for(query: str, words: list[str]) -> None:
    assert names.search_words(query) == words


def test_the_longest_name_fits_its_columns() -> None:
    given, infix, family = "é" * 100, "v" * 40, "ß" * 150
    name = names.full_name(given, infix, family)
    assert len(name) <= names.FULL_LENGTH
    assert len(names.sort_key(given, infix, family)) <= names.SORT_LENGTH
    assert len(names.search_key(name, "1" * 40, "a" * 254)) <= names.SEARCH_LENGTH
