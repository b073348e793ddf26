"""Two administrators at once, over two connections, with real commits."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connections

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.actions import UnitDetails, create_unit, move_unit
from bekwaam.domains.organisation.history import parents_on
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.organisation.tree import circles
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.factories import a_kind, a_unit

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both writers meet right after reading the tree, if the lock lets them; else the first goes on alone."""
    barrier = threading.Barrier(2)
    read = queries.histories

    def read_and_meet(*arguments: Any) -> Any:
        found = read(*arguments)
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=0.5)
        return found

    monkeypatch.setattr(queries, "histories", read_and_meet)


def at_once(*calls: Callable[[], object]) -> list[str]:
    outcomes: list[str] = []

    def run(call: Callable[[], object]) -> None:
        try:
            with academy_scope(server.NOORD):
                call()
            outcomes.append("done")
        except Refused as refusal:
            outcomes.append(refusal.reason)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.eis("U-1.4")
def test_two_moves_never_make_a_circle_together(meeting: None, moment: datetime) -> None:
    actor = system_actor(server.NOORD)
    with academy_scope(server.NOORD):
        first, second = a_unit("EEN"), a_unit("TWEE")
    outcomes = at_once(
        lambda: move_unit(unit_id=first.pk, parent_id=second.pk, valid_from=TODAY, actor=actor, at=moment),
        lambda: move_unit(unit_id=second.pk, parent_id=first.pk, valid_from=TODAY, actor=actor, at=moment),
    )
    assert outcomes == ["done", "unit_under_itself"]
    with academy_scope(server.NOORD):
        assert circles(parents_on(queries.histories(), TODAY)) == set()


def test_one_code_is_given_once(meeting: None, moment: datetime) -> None:
    actor = system_actor(server.NOORD)
    with academy_scope(server.NOORD):
        details = UnitDetails(name="Team", kind_id=a_kind().pk)

    def make() -> object:
        return create_unit(code="T1", details=details, valid_from=TODAY, actor=actor, at=moment)

    assert at_once(make, make) == ["done", "unit_code_taken"]
    with academy_scope(server.NOORD):
        assert OrgUnit.objects.count() == 1
