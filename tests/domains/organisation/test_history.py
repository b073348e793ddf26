"""The dated versions of a unit: a change on a day rewrites what follows and never what came before."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.organisation.history import (
    Version,
    changed,
    ended,
    first_circle,
    first_orphan_day,
    on,
    parents_on,
)
from bekwaam.domains.organisation.tree import circles

KIND = UUID(int=1)
START = date(2026, 1, 1)
SPAN = 60


def day(number: int) -> date:
    return START + timedelta(days=number)


def version(first: int, last: int | None = None, **values: object) -> Version:
    given_values = {"name": "A", "kind_id": KIND, **values}
    return Version(
        valid_from=day(first),
        valid_until=None if last is None else day(last),
        **given_values,  # type: ignore[arg-type]
    )


def days() -> Iterator[date]:
    return (day(number) for number in range(SPAN))


steps = st.lists(
    st.tuples(
        st.integers(0, SPAN - 1),
        st.sampled_from(["name", "leader_number"]),
        st.sampled_from(["x", "y", "z"]),
    ),
    max_size=6,
)


@given(steps)
def test_history_stays_whole_and_the_past_stays_as_it_was(changes: list[tuple[int, str, str]]) -> None:
    history = [version(0)]
    for number, name, value in changes:
        before = history
        history = changed(history, day(number), {name: value})
        assert [on(history, one) is not None for one in days()] == [True] * SPAN
        assert all(first.valid_until < second.valid_from for first, second in itertools.pairwise(history))
        now = on(history, day(number))
        assert now is not None
        assert getattr(now, name) == value
        for one in days():
            if one < day(number):
                assert same(on(history, one), on(before, one))


def same(first: Version | None, second: Version | None) -> bool:
    assert first is not None
    assert second is not None
    return replace(first, valid_from=START, valid_until=None) == replace(
        second, valid_from=START, valid_until=None
    )


def test_a_planned_version_takes_a_change_over_unless_it_says_otherwise_itself() -> None:
    planned = [version(0, 9), version(10, parent_id=UUID(int=7))]
    renamed = changed(planned, day(5), {"name": "B"})
    assert [(one.name, one.parent_id) for one in renamed] == [
        ("A", None),
        ("B", None),
        ("B", UUID(int=7)),
    ]
    moved = changed(planned, day(5), {"parent_id": UUID(int=8)})
    assert [one.parent_id for one in moved] == [None, UUID(int=8), UUID(int=7)]


def test_a_change_to_what_it_already_was_changes_nothing() -> None:
    history = [version(0, 9), version(10, name="B")]
    assert changed(history, day(20), {"name": "B"}) == history


def test_ending_drops_what_was_planned_for_later() -> None:
    assert ended([version(0, 9), version(10, name="B")], day(4)) == [version(0, 4)]
    with pytest.raises(ValueError, match="2025"):
        ended([version(0)], date(2025, 12, 31))


UNITS = [UUID(int=number) for number in range(1, 6)]
moves = st.lists(
    st.tuples(st.sampled_from(UNITS), st.one_of(st.none(), st.sampled_from(UNITS)), st.integers(0, SPAN - 1)),
    max_size=10,
)


@given(moves)
def test_refusing_first_circles_keeps_every_day_a_tree(plan: list[tuple[UUID, UUID | None, int]]) -> None:
    """The oracle looks at every single day; the rule looks at the days of change only."""
    histories = {unit: [version(0)] for unit in UNITS}
    for unit, parent, number in plan:
        tried = {**histories, unit: changed(histories[unit], day(number), {"parent_id": parent})}
        found = first_circle(tried, unit, day(number))
        wrong = [one for one in days() if circles(parents_on(tried, one))]
        assert found == (wrong[0] if wrong else None)
        if found is None:
            histories = tried


@given(st.integers(0, SPAN - 2), st.integers(0, SPAN - 1))
def test_a_unit_is_an_orphan_from_the_day_after_its_parent_ends(last: int, start: int) -> None:
    parent, child = UNITS[0], UNITS[1]
    histories = {parent: [version(0, last)], child: [version(start, parent_id=parent)]}
    wrong = [one for one in days() if one >= day(start) and one > day(last)]
    assert first_orphan_day(histories, child, day(start)) == (wrong[0] if wrong else None)
