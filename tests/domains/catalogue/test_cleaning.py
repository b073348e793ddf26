"""Texts from outside: what could run goes, what somebody reads stays, and one rule says which signs are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.catalogue.cleaning import clean_html, clean_line, clean_lines

FORBIDDEN_IN_XML = {chr(code) for code in (*range(0x20), 0xFFFE, 0xFFFF)} - set("\n\t")


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ('<p onclick="alert(1)">Tekst</p>', "<p>Tekst</p>"),
        ("<script>alert(1)</script><p>Tekst</p>", "<p>Tekst</p>"),
        ("<svg onload=alert(1)><text>weg</text></svg>Tekst", "Tekst"),
        ('<a href="javascript:alert(1)">Tekst</a>', "Tekst"),
        ('<a href="data:text/html,x">Tekst</a>', "Tekst"),
        ('<a href="java&#8238;script:alert(1)">Tekst</a>', "Tekst"),
        ("bal&#8238;ie", "balie"),
        (
            '<table border="0"><tbody><tr><td>een</td><td>twee</td></tr><tr><td>drie</td></tr></tbody></table>',
            "<p> een  twee </p><p> drie </p>",
        ),
        ('<img src=x onerror="alert(1)">Tekst', "Tekst"),
        ('<p class="MsoNormal" style="mso-x:1"><o:p>&nbsp;</o:p></p><h1>Kop</h1>', "<h3>Kop</h3>"),
        ("<p>\uf0b7 Een punt uit Word</p>", "<p> Een punt uit Word</p>"),
        ("<p>een\x0bregel\x1cen\x00nog\u2028een</p>", "<p>een\nregel\nennog\neen</p>"),
    ],
)
def test_pasted_html_keeps_its_text_and_loses_what_could_run(pasted: str, kept: str) -> None:
    assert clean_html(pasted) == kept


@pytest.mark.parametrize("clean", [clean_html, clean_line, clean_lines])
@pytest.mark.parametrize(
    "seen", ["👩\u200d🚒 brandweer", "🏳\ufe0f\u200d🌈", "محمد بن سلمان", "علی\u200cرضا", "1\ufe0f\u20e3"]
)
def test_a_picture_or_another_script_stays_whole(clean: object, seen: str) -> None:
    assert clean(seen) == seen  # type: ignore[operator]


@pytest.mark.parametrize("clean", [clean_html, clean_line, clean_lines])
@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u00ad", "\u2800", "\ue000", "\U000e0041", "\u200d"])
def test_what_nobody_sees_does_not_come_in(clean: object, hidden: str) -> None:
    assert clean(f"bal{hidden}ie") == "balie"  # type: ignore[operator]


def test_every_line_end_is_the_same_and_empty_lines_go() -> None:
    assert clean_lines("een\r\ntwee\rdrie\n\n  \nvier\u2028vijf") == "een\ntwee\ndrie\nvier\nvijf"
    assert clean_line(" een\r\n twee\u00a0\x0bdrie ") == "een twee drie"


def test_a_letter_with_its_accent_apart_is_the_letter() -> None:
    assert clean_line("cafe\u0301") == "café"


@pytest.mark.parametrize("clean", [clean_html, clean_line, clean_lines])
@given(text=st.text(max_size=60))
def test_what_was_cleaned_stays_as_it_is_and_fits_in_a_feed(clean: object, text: str) -> None:
    once = clean(text)  # type: ignore[operator]
    assert clean(once) == once  # type: ignore[operator]
    assert not FORBIDDEN_IN_XML & set(once)
