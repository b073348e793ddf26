"""What changes, what ends, and when a delivery is held back."""

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import (
    Change,
    Diff,
    FieldChange,
    Guard,
    Item,
    RefusedKeys,
    applied,
    compare,
    may_end,
)

NOUN = ("medewerker", "medewerkers")
KEYS = st.tuples(st.sampled_from("abcdefgh"))
FACTS = st.fixed_dictionaries(
    {"name": st.sampled_from(["Jan", "Els", None]), "unit": st.sampled_from(["A", "B"]), "on": st.dates()}
)
DELIVERIES = st.dictionaries(KEYS, FACTS)


def test_new_changed_moved_ended_and_unchanged() -> None:
    existing = {
        ("1",): {"name": "Jan", "unit": "A", "hours": 36},
        ("2",): {"name": "Els", "unit": "A", "hours": 36},
        ("3",): {"name": "Piet", "unit": "A", "hours": 36},
        ("4",): {"name": "Anna", "unit": "B", "hours": 36},
    }
    incoming = {
        ("1",): {"name": "Jan", "unit": "A"},
        ("2",): {"name": "Elsa", "unit": "B"},
        ("3",): {"name": "Piet", "unit": "B"},
        ("5",): {"name": "Bo", "unit": "B"},
    }
    assert compare(incoming, existing, moved_by=("unit",)) == Diff(
        new=(Item(("5",), "Bo", incoming["5",]),),
        changed=(Change(("2",), "Elsa", (FieldChange("name", "Els", "Elsa"),)),),
        moved=(
            Change(("2",), "Elsa", (FieldChange("unit", "A", "B"),)),
            Change(("3",), "Piet", (FieldChange("unit", "A", "B"),)),
        ),
        ended=(Item(("4",), "Anna", existing["4",]),),
        unchanged=1,
    )


def test_a_partial_delivery_ends_nothing() -> None:
    assert compare({}, {("1",): {"name": "Jan"}}, is_full=False) == Diff()


def test_a_refused_row_is_neither_changed_nor_ended() -> None:
    existing = {("1",): {"name": "Jan"}, ("2",): {"name": "Els"}}
    refused = RefusedKeys({("1",), ("2",)})
    assert compare({("2",): {"name": "Elsa"}}, existing, refused=refused) == Diff()


def test_nothing_ends_when_a_row_names_nobody_readable() -> None:
    diff = compare({}, {("1",): {"name": "Jan"}}, refused=RefusedKeys(unknown=1))
    assert diff == Diff(doubtful=1, spared=1)
    assert may_end(diff, 1, noun=NOUN) == Guard(
        allowed=True,
        reason="1 rij is niet te herkennen. Daarom beëindigt deze import niemand en niets; zonder die fout zouden "
        "1 medewerker eindigen. Verbeter eerst het bestand.",
    )


def test_a_diff_is_json() -> None:
    diff = compare(
        {("1",): {"on": date(2024, 3, 3)}}, {("1",): {"on": None, "name": "Jan"}, ("2",): {"name": "Els"}}
    )
    assert diff.to_json() == {
        "counts": {"new": 0, "changed": 1, "moved": 0, "ended": 1, "unchanged": 0},
        "new": [],
        "changed": [
            {"key": ["1"], "name": "Jan", "fields": [{"field": "on", "before": None, "after": "2024-03-03"}]}
        ],
        "moved": [],
        "ended": [{"key": ["2"], "name": "Els", "facts": {"name": "Els"}}],
    }


@settings(deadline=None)
@given(DELIVERIES, DELIVERIES)
def test_applying_a_diff_gives_what_came_in_and_then_nothing_is_left_to_do(
    incoming: dict, existing: dict
) -> None:
    diff = compare(incoming, existing, moved_by=("unit",))
    after = applied(diff, existing)
    assert after == incoming
    assert compare(incoming, after, moved_by=("unit",)).is_empty


@settings(deadline=None)
@given(DELIVERIES, DELIVERIES)
def test_every_key_is_in_one_group(incoming: dict, existing: dict) -> None:
    diff = compare(incoming, existing, moved_by=("unit",))
    touched = {change.key for change in (*diff.changed, *diff.moved)}
    assert len(diff.new) + len(touched) + len(diff.ended) + diff.unchanged == len(
        incoming.keys() | existing.keys()
    )


@settings(deadline=None)
@given(DELIVERIES, DELIVERIES, st.sets(KEYS))
def test_a_partial_delivery_and_refused_rows_leave_the_rest_alone(
    incoming: dict, existing: dict, keys: set
) -> None:
    after = applied(compare(incoming, existing, refused=RefusedKeys(keys), is_full=False), existing)
    touched = incoming.keys() - keys
    assert {key: facts for key, facts in after.items() if key not in touched} == {
        key: facts for key, facts in existing.items() if key not in touched
    }


def _ending(count: int) -> Diff:
    return Diff(ended=tuple(Item((str(number),), "", {}) for number in range(count)))


def test_more_than_a_tenth_needs_confirmation() -> None:
    assert may_end(_ending(660), 6600, noun=NOUN) == Guard(allowed=True)
    sentence = "Dit bestand beëindigt 661 van de 6600 medewerkers. Dat is meer dan een tiende."
    assert may_end(_ending(661), 6600, noun=NOUN) == Guard(
        allowed=False,
        reason=f"{sentence} Controleer of het bestand compleet is. Klopt het toch? Bevestig het dan.",
        needs_confirmation=True,
    )
    assert may_end(_ending(661), 6600, noun=NOUN, confirmed=True) == Guard(
        allowed=True, reason=f"{sentence} Dit is bevestigd.", needs_confirmation=True
    )


def test_a_few_may_always_end() -> None:
    assert may_end(_ending(5), 8).allowed is True
    assert may_end(_ending(6), 8).allowed is False


def test_the_share_is_a_parameter() -> None:
    assert may_end(_ending(40), 100, share=Fraction(1, 2)).allowed is True
    assert "meer dan 12,5%" in may_end(_ending(40), 100, share=Fraction(1, 8)).reason
