"""What functions ask, by two people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connections

from bekwaam.domains.skills.actions import ask_skill, functions
from bekwaam.domains.skills.models import FunctionSkill
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.factories import a_function, a_skill
from tests.two_connections import waits

pytestmark = pytest.mark.eis("S-2")
AT = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)


def test_two_skills_that_are_set_at_once_are_both_kept(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked already is read under the lock: nobody adds a skill between reading and writing."""
    with academy_scope(server.NOORD):
        function, one, other = a_function(), a_skill("een"), a_skill("ander")
    how: dict[str, Any] = {"actor": system_actor(server.NOORD, channel="import"), "at": AT}
    read, held = functions._asked, []

    def try_the_other() -> bool:
        try:
            return waits(server.NOORD, lambda: ask_skill(function, other, 2, **how))
        finally:
            connections.close_all()

    def asked(wanted: Any) -> Any:
        monkeypatch.setattr(functions, "_asked", read)
        found = read(wanted)
        with ThreadPoolExecutor(1) as pool:
            held.append(pool.submit(try_the_other).result())
        return found

    monkeypatch.setattr(functions, "_asked", asked)
    with academy_scope(server.NOORD):
        ask_skill(function, one, 3, **how)
        assert held == [True]
        ask_skill(function, other, 2, **how)
        assert dict(FunctionSkill.objects.values_list("skill__code", "level")) == {"een": 3, "ander": 2}
