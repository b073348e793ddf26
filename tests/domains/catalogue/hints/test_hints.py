"""Advice to a writer: long sentences, hard words, and what keeps people from using a text."""

import pytest

from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.hints.accessibility import accessibility_hints
from bekwaam.domains.catalogue.hints.language import Ease, language_hint
from bekwaam.domains.catalogue.hints.plain_text import read
from bekwaam.kernel.ids import new_id

LONG = "Wij lezen samen een heel lange zin die maar doorgaat en doorgaat tot niemand nog weet hoe het begon."


@pytest.mark.parametrize(
    ("lines", "ease"),
    [
        ([], Ease.NOTHING),
        (["Je leert rustig blijven. Je oefent met een acteur."], Ease.EASY),
        ([LONG, "Dat is kort.", "Dit ook."], Ease.HARD),
        (["Tevens dient u te participeren.", LONG, LONG], Ease.TOO_HARD),
    ],
)
def test_how_easy_a_text_reads(lines: list[str], ease: Ease) -> None:
    assert language_hint(lines).ease == ease


def test_hard_words_come_with_an_easier_one() -> None:
    hint = language_hint(["Indien u komt, dient u zich te melden. Wij faciliteren dit."])
    assert hint.hard_words == (("indien", "als"), ("dient", "moet"), ("faciliteren", "mogelijk maken"))


def test_text_is_read_from_html_in_lines() -> None:
    reading = read(
        '<h3>Kop</h3><p>Een <b>vette</b> zin.</p><ul><li>punt</li></ul><p><a href="x">hier</a></p>los'
    )
    assert reading.lines == ["Kop", "Een vette zin.", "punt", "hier", "los"]
    assert (reading.headings, reading.links) == ([(3, "Kop")], ["hier"])


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        ("<h3>Kop</h3><h4>Onder</h4><p>Rustig.</p>", []),
        ("<h4>Te laag</h4>", ["heading_skips"]),
        ("<h3> </h3>", ["empty_heading"]),
        ('<p><a href="https://x.example">Klik hier!</a></p>', ["link_says_nothing"]),
        ('<p><a href="https://x.example">https://x.example</a></p>', ["link_is_address"]),
        ("<p>LEES DIT EERST GOED DOOR</p>", ["shouted"]),
        ("<p>De AVG en de BIO gelden.</p>", []),
    ],
)
def test_what_keeps_people_from_using_a_text(html: str, codes: list[str]) -> None:
    assert [hint.code for hint in accessibility_hints(Content(title="T", contents=html))] == codes


def test_a_picture_needs_words() -> None:
    bare = Content(title="T", image_id=new_id())
    assert [hint.code for hint in accessibility_hints(bare)] == ["no_alt_text"]
