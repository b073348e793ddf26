"""Declared moves: each thing can leave its first state and reach every other one, and nothing goes elsewhere."""

import pytest

from bekwaam.domains.deliveries import enums as deliveries
from bekwaam.domains.notifications import enums as notifications
from bekwaam.kernel.states import States, UndeclaredMoveError
from bekwaam.reporting.exports import enums as exports

DECLARED = [
    pytest.param(deliveries.RUN_STATES, deliveries.RunState, id="delivery"),
    pytest.param(notifications.MAIL_STATES, notifications.MailState, id="mail"),
    pytest.param(exports.RUN_STATES, exports.RunState, id="export"),
]


def reached_from(states: States, state: str) -> set[str]:
    reached, ahead = {state}, [state]
    while ahead:
        new = states.moves[ahead.pop()] - reached
        reached |= new
        ahead.extend(new)
    return reached


@pytest.mark.parametrize(("states", "listed"), DECLARED)
def test_every_state_is_declared_and_can_be_reached(states: States, listed: type) -> None:
    assert set(states.moves) == set(listed)
    assert reached_from(states, states.first) == set(listed)


def test_a_move_that_is_not_declared_is_refused() -> None:
    states = States(first="a", moves={"a": frozenset({"b"}), "b": frozenset()})
    states.require("a", "b")
    states.require("b", "b")
    with pytest.raises(UndeclaredMoveError, match="b -> a"):
        states.require("b", "a")


def test_the_lists_of_states_agree_with_the_moves() -> None:
    ends = {state for state, onward in deliveries.RUN_STATES.moves.items() if not onward}
    going_on = deliveries.OPEN_STATES | deliveries.BUSY_STATES
    assert ends == set(deliveries.RunState) - going_on - {deliveries.RunState.REFUSED}
    assert {state for state, onward in exports.RUN_STATES.moves.items() if onward} == set(exports.OPEN_STATES)
    waits_again = {
        state
        for state, onward in notifications.MAIL_STATES.moves.items()
        if notifications.MailState.WAITING in onward
    }
    assert waits_again == {*notifications.RESENDABLE_STATES, notifications.MailState.SENDING}
