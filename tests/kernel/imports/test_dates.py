from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import Day
from bekwaam.kernel.imports.cells import Cell
from bekwaam.kernel.imports.values import Hints, Wrong

THIRD = date(2024, 3, 3)
PLAIN = Hints()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03-03-2024", THIRD),
        ("3-3-2024", THIRD),
        ("3-3-24", THIRD),
        ("3/3/2024", THIRD),
        ("03.03.2024", THIRD),
        ("2024-03-03", THIRD),
        ("2024/3/3", THIRD),
        ("20240303", THIRD),
        ("03032024", THIRD),
        ("3 maart 2024", THIRD),
        ("3 mrt. 2024", THIRD),
        ("3-mrt-2024", THIRD),
        ("03-MAR-24", THIRD),
        ("zondag 3 maart 2024", THIRD),
        ("3 maart '24", THIRD),
        ("03-03-2024 14:30", THIRD),
        ("03-03-2024 0:00:00", THIRD),
        ("2024-03-03T00:00:00", THIRD),
        ("2024-03-02T23:00:00Z", THIRD),
        ("2024-03-02T23:00:00.000+00:00", THIRD),
        ("2024-07-02T22:00:00Z", date(2024, 7, 3)),
        ("45354", THIRD),
        (45354, THIRD),
        (45354.75, THIRD),
        (20240303.0, THIRD),
        (1.0, date(1900, 1, 1)),
        (59.0, date(1900, 2, 28)),
        (61.0, date(1900, 3, 1)),
        (datetime.fromisoformat("2024-03-03T12:00"), THIRD),
        (THIRD, THIRD),
        ("  3-3-2024\u00a0", THIRD),
        ("1-2-49", date(2049, 2, 1)),
        ("1-2-50", date(1950, 2, 1)),
        ("29-2-2024", date(2024, 2, 29)),
        ("00-00-0000", None),
        ("0000-00-00", None),
        ("0", None),
        (0, None),
    ],
)
def test_a_date_is_read_however_it_is_written(written: Cell, day: date | None) -> None:
    assert Day().read(written, PLAIN) == day


@pytest.mark.parametrize(
    "written",
    ["31-12-9999", "9999-12-31", "99991231", "31-12-2999", 2958465.0, datetime.fromisoformat("9999-12-31")],
)
def test_a_date_far_away_is_no_end(written: Cell) -> None:
    assert Day(open_end=True).read(written, PLAIN) is None


def test_a_date_far_away_is_refused_where_a_start_is_meant() -> None:
    assert Day().read("31-12-9999", PLAIN) == Wrong(
        "De datum 31-12-9999 valt buiten 1900 tot en met 2199. Controleer het jaar."
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31-02-2024", "“31-02-2024” is geen dag die bestaat. Schrijf de datum zo: 3-2-2024."),
        (
            "3-14-2024",
            "“3-14-2024” is geen dag die bestaat. Schrijf de datum zo: 3-2-2024. Staat de maand voorop? Kies dat dan bij de koppeling.",
        ),
        ("morgen", "“morgen” is geen datum. Schrijf de datum zo: 3-2-2024."),
        ("3 blauw 2024", "“blauw” is geen maand. Schrijf de datum zo: 3-2-2024."),
        (60.0, "29 februari 1900 is geen dag die bestaat. Schrijf de datum zo: 3-2-2024."),
        ("030324", "“030324” is geen datum. Schrijf de datum zo: 3-2-2024."),
        (True, "“ja” is geen datum. Schrijf de datum zo: 3-2-2024."),
        ("1-1-1066", "De datum 1-1-1066 valt buiten 1900 tot en met 2199. Controleer het jaar."),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(written: Cell, sentence: str) -> None:
    assert Day().read(written, PLAIN) == Wrong(sentence)


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", date(2024, 2, 1)), ("mdy", date(2024, 1, 2)), ("ymd", date(2001, 2, 24))]
)
def test_the_mapping_says_in_which_order_a_date_stands(order: str, day: date) -> None:
    assert Day().read("1-2-24", Hints(date_order=order)) == day  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d %b %Y"]),
)
def test_every_day_comes_back_as_it_was_written(day: date, form: str) -> None:
    assert Day().read(day.strftime(form), PLAIN) == day


@settings(deadline=None)
@given(st.text(max_size=40) | st.floats() | st.integers())
def test_anything_is_a_day_or_nothing_or_wrong(written: Cell) -> None:
    assert isinstance(Day().read(written, PLAIN), date | Wrong | None)
