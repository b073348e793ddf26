"""Which texts a sheet could run, and what happens to them and to what no cell can hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.exports.safe_text import LONGEST, fitting, is_dangerous, neutral


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://voorbeeld.test")',
        "+31 6 12345678",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        " =1",
        "\u00a0=1",
        '"=1',
        "'=1",
        "“=1”",
        "\u200b=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " ＝1",
        "﹦1",
        "−1",
        "\"' \t=1",
    ],
)
def test_a_text_that_could_run_gets_an_apostrophe(text: str) -> None:
    assert is_dangerous(text)
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", " ", "Sanne", "1-2", "a=b", "'s-Hertogenbosch", "(+31)", "“citaat”", "00123", "é", "#1", "'"]
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert not is_dangerous(text)
    assert neutral(text) == text


@settings(deadline=None)
@given(st.text())
def test_no_text_starts_with_a_trigger_any_more(text: str) -> None:
    assert (
        not neutral(text)
        .lstrip(" \u00a0\u3000")
        .startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    )


@settings(deadline=None)
@given(st.text())
def test_taking_one_apostrophe_away_gives_the_text_back(text: str) -> None:
    written = neutral(text)
    restored = written[1:] if written.startswith("'") and is_dangerous(written[1:]) else written
    assert restored == text


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a\x00b\x1fc\x0bd", "abcd"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffe\uffffb", "ab"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
        ("😀" * 20_000, "😀" * 16_383 + "…"),
    ],
)
def test_a_text_fits_in_a_cell(text: str, fits: str) -> None:
    assert fitting(text) == fits
