"""What nobody sees does not come in; what a script or an emoji needs stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.kernel.visible_text import visible

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.parametrize(
    "sign", [*BIDI, *"\u200b\u2060\u2061\ufeff\u00ad\u180e\u034f\u3164\uffa0\u2800\x00\x7f\ue000"]
)
def test_a_sign_that_nobody_sees_goes(sign: str) -> None:
    assert visible(f"Jan{sign}sen") == "Jansen"
    assert visible(f"{sign}Jansen{sign}") == "Jansen"


@pytest.mark.parametrize(
    "name",
    [
        "Jansen",
        "Müller-Łukasz d’Ö",
        "محمد بن سلمان",
        "שָׁלוֹם כהן",
        "علی\u200cرضا",  # Persian: the parts must not join
        "क्\u200dष",  # Hindi: asks for a half letter
        "👩\u200d🚒",
        "👩🏽\u200d🚀",
        "🏳\ufe0f\u200d🌈",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "👨\u200d👩\u200d👧",
        "🏊🏽\u200d♀\ufe0f",
        "张伟",
        "Nguyễn Thị",
    ],
)
def test_what_a_script_or_a_picture_needs_stays(name: str) -> None:
    assert visible(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jan\u200dsen", "Jansen"),
        ("Jan\u200csen", "Jansen"),
        ("a\ufe0fb", "ab"),
        ("\u200d👩", "👩"),
        ("👩\u200d", "👩"),
        ("\u202eמשה\u202c Levi", "משה Levi"),
        ("A\U000e0041B\U000e0101", "AB"),
        ("regel een\nregel twee", "regel een\nregel twee"),
        ("a\u00a0b\tc\u2028d", "a\u00a0b\tc\u2028d"),
    ],
)
def test_the_same_signs_elsewhere_go_and_white_space_is_left(typed: str, kept: str) -> None:
    assert visible(typed) == kept


@given(st.text())
def test_nothing_hidden_is_left_and_twice_is_once(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert not set(once) & set(BIDI)
    letters = [sign for sign in text if unicodedata.category(sign)[0] in "NP"]
    assert [sign for sign in once if unicodedata.category(sign)[0] in "NP"] == letters
