from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import Cents, Decimals, Whole
from bekwaam.kernel.imports.cells import Cell
from bekwaam.kernel.imports.values import Hints, Wrong

PLAIN = Hints()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1.234.567,8", "1234567.8"),
        ("1.234.567", "1234567"),
        ("1.234", "1234"),
        ("0.5", "0.5"),
        ("36,0", "36"),
        ("€ 1.234,56", "1234.56"),
        ("12,-", "12"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("12,50-", "-12.5"),
        ("-12,50", "-12.5"),
        ("€ -12,50", "-12.5"),
        ("- € 12,50", "-12.5"),
        ("\N{MINUS SIGN}3", "-3"),
        (0.1 + 0.2, "0.3"),
        (36, "36"),
        (36.0, "36"),
    ],
)
def test_a_number_is_read_with_comma_or_point(written: Cell, number: str) -> None:
    assert Decimals(2).read(written, PLAIN) == Decimal(number)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "abc",
        "1,2,3",
        "1.23.456",
        "12,5 uur",
        "1e5",
        "--3",
        "1.2.3,4",
        True,
        float("nan"),
        float("inf"),
        "9" * 40,
    ],
)
def test_what_is_no_number_is_refused(written: Cell) -> None:
    assert isinstance(Decimals(2).read(written, PLAIN), Wrong)


def test_a_point_that_could_be_two_things_is_asked_about() -> None:
    assert Decimals(3).read("1.234", PLAIN) == Wrong(
        "“1.234” kan 1234 zijn of 1,234. Schrijf het getal zonder punt, of kies bij de koppeling welk teken voor de decimalen staat."
    )
    assert Decimals(3).read("1.234", Hints(decimal_mark=".")) == Decimal("1.234")
    assert Decimals(3).read("1.234", Hints(decimal_mark=",")) == Decimal(1234)
    assert Decimals(3).read("0.875", PLAIN) == Decimal("0.875")


def test_too_many_decimals_are_refused_and_not_rounded() -> None:
    assert Decimals(2).read("0,875", PLAIN) == Wrong(
        "“0,875” heeft meer dan 2 cijfers achter de komma. Rond het getal af."
    )


@pytest.mark.parametrize(
    ("written", "number"), [("12", 12), ("12,0", 12), ("1.234", 1234), (12.0, 12), ("-3", -3)]
)
def test_a_whole_number(written: Cell, number: int) -> None:
    assert Whole().read(written, PLAIN) == number


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("12,5", "“12,5” is geen heel getal. Laat weg wat achter de komma staat."),
        ("41", "41 is te hoog: het mag 40 of minder zijn. Controleer de waarde."),
        ("-1", "-1 is te laag: het moet 0 of meer zijn. Controleer de waarde."),
    ],
)
def test_a_whole_number_has_limits(written: str, sentence: str) -> None:
    assert Whole(0, 40).read(written, PLAIN) == Wrong(sentence)


@pytest.mark.parametrize(
    ("written", "cents"), [("€ 1.234,56", 123456), (12.5, 1250), ("1.250", 125000), ("0,1", 10)]
)
def test_money_is_whole_cents(written: Cell, cents: int) -> None:
    assert Cents().read(written, PLAIN) == cents


def _grouped(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


@settings(deadline=None)
@given(st.integers(0, 10**14))
def test_every_amount_comes_back_from_dutch_writing(cents: int) -> None:
    assert Cents().read(_grouped(cents), PLAIN) == cents


@settings(deadline=None)
@given(st.text(max_size=30) | st.floats() | st.integers())
def test_anything_is_a_number_or_wrong(written: Cell) -> None:
    assert isinstance(Decimals(3).read(written, PLAIN), Decimal | Wrong)
