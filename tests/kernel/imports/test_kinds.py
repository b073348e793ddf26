from datetime import date

import pytest

from bekwaam.kernel.imports import Choice, Code, Email, Text, YesNo
from bekwaam.kernel.imports.cells import Cell
from bekwaam.kernel.imports.kinds import Kind
from bekwaam.kernel.imports.values import Hints, Wrong

PLAIN = Hints()
EMPLOYMENT = Choice({"permanent": ("vast", "vast dienstverband", "V"), "hired": ("inhuur",)})


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Text(), "  Van  der\u00a0Berg \t", "Van der Berg"),
        (Text(), "Rene\u0301", "René"),
        (Text(), "Jan\r\nPiet", "Jan Piet"),
        (Text(multiline=True), "Jan \r\nPiet\n", "Jan\nPiet"),
        (Text(), "Jan\u200bneke\ufeff", "Janneke"),
        (Text(), 12.0, "12"),
        (Text(), True, "ja"),
        (Text(), date(2024, 3, 3), "3-3-2024"),
        (Text(), "Jansen\x00\x00", "Jansen"),
        (Code(), "00123", "00123"),
        (Code(), 123.0, "123"),
        (Code(), "'00123", "00123"),
        (Code(), '="00123"', "00123"),
        (Code(), "12.5", "12.5"),
        (Code(width=6), 123.0, "000123"),
        (Code(width=6), "A12", "A12"),
        (Email(), " Jan.Jansen@Voorbeeld.NL ", "jan.jansen@voorbeeld.nl"),
        (Email(), "mailto:a+b@x-y.example", "a+b@x-y.example"),
        (YesNo(), "Ja", True),
        (YesNo(), "WAAR", True),
        (YesNo(), 1.0, True),
        (YesNo(), "x", True),
        (YesNo(), "n", False),
        (YesNo(), "Onwaar", False),
        (YesNo(), False, False),
        (YesNo(), "0", False),
        (EMPLOYMENT, "V", "permanent"),
        (EMPLOYMENT, "Vast Dienstverband", "permanent"),
        (EMPLOYMENT, "hired", "hired"),
    ],
)
def test_a_cell_is_read(kind: Kind, written: Cell, value: object) -> None:
    assert kind.read(written, PLAIN) == value


CONTROL = "In deze tekst staat een onzichtbaar stuurteken. Typ de tekst opnieuw in het bestand."
ROUNDED = "Excel heeft dit nummer afgerond. Maak de kolom eerst Tekst en vul het nummer opnieuw in."


@pytest.mark.parametrize(
    ("kind", "written", "sentence"),
    [
        (Text(), "Jan\x07sen", CONTROL),
        (Text(), "Jan\x00sen", CONTROL),
        (
            Text(),
            "Ren\ufffd",
            "In deze tekst is een letter verloren gegaan (�). Verbeter de tekst in het bestand.",
        ),
        (Text(max_length=3), "Jansen", "Deze tekst heeft 6 tekens. Maak hem korter: het mogen er 3 zijn."),
        (Code(), "1,23457E+11", ROUNDED),
        (Code(), 1.23e17, ROUNDED),
        (
            Code(),
            date(2024, 12, 3),
            "Excel heeft van deze code “3-12-2024” gemaakt. Maak de kolom Tekst en vul de code opnieuw in.",
        ),
        (YesNo(), "misschien", "“misschien” is geen ja of nee. Schrijf ja of nee."),
        (EMPLOYMENT, "stage", "“stage” is niet bekend. Kies uit: vast, inhuur."),
        (Email(), "jan@", "“jan@” is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl."),
    ],
)
def test_a_cell_is_refused_with_a_sentence(kind: Kind, written: Cell, sentence: str) -> None:
    assert kind.read(written, PLAIN) == Wrong(sentence)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "jan",
        "jan@voorbeeld",
        "a b@voorbeeld.nl",
        "a@b@c.nl",
        "Jan <jan@voorbeeld.nl>",
        ".a@b.nl",
        "a@-b.nl",
        "a" * 65 + "@b.nl",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    assert isinstance(Email().read(written, PLAIN), Wrong)
