"""The limit of a key holds over all processes together, and costs a quiet key nothing."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from bekwaam.domains.people.tokens.actions import forget_use
from bekwaam.domains.people.tokens.models import ApiUse
from bekwaam.kernel.ids import new_id
from bekwaam.portals.api.throttle import KeyThrottle
from tests import server

pytestmark = pytest.mark.eis("U-8.3")
MOMENT = datetime(2026, 11, 23, 9, 0, 20, tzinfo=UTC)
ASKING = """
import sys
from datetime import datetime
from types import SimpleNamespace
from uuid import UUID
import django
django.setup()
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.api.throttle import KeyThrottle

academy, token, moment, times = sys.argv[1:]
throttle = KeyThrottle(per_minute=100, tells_every=10, now=lambda: datetime.fromisoformat(moment))
request, allowed = SimpleNamespace(token_id=UUID(token)), 0
for _ in range(int(times)):
    with academy_scope(UUID(academy)):
        allowed += throttle.allow_request(request)
print(allowed)
"""


def allowed_in_another_process(token: UUID, times: int, moment: datetime = MOMENT) -> int:
    command = [sys.executable, "-c", ASKING, str(server.NOORD), str(token), moment.isoformat(), str(times)]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.usefixtures("committed")
def test_two_processes_share_one_limit() -> None:
    token = new_id()
    assert allowed_in_another_process(token, 80) == 80
    assert allowed_in_another_process(token, 80) == 20
    assert allowed_in_another_process(token, 80) <= 9
    assert allowed_in_another_process(new_id(), 80) == 80
    assert allowed_in_another_process(token, 80, MOMENT + timedelta(minutes=1)) == 80


def asked(throttle: KeyThrottle, token: UUID, times: int) -> int:
    request = SimpleNamespace(token_id=token)
    return sum(throttle.allow_request(request) for _ in range(times))  # type: ignore[arg-type]


def test_alone_the_limit_is_exact_and_says_how_long_to_wait(noord: UUID) -> None:
    throttle = KeyThrottle(per_minute=30, tells_every=7, now=lambda: MOMENT)
    assert (asked(throttle, new_id(), 40), throttle.wait()) == (30, 40.0)


def test_a_quiet_key_costs_no_query(noord: UUID, django_assert_num_queries: object) -> None:
    throttle, token = KeyThrottle(now=lambda: MOMENT), new_id()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert asked(throttle, token, 24) == 24
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert asked(throttle, token, 25) == 25


def test_what_was_told_does_not_stay(noord: UUID) -> None:
    asked(KeyThrottle(now=lambda: MOMENT), new_id(), 75)
    assert ApiUse.objects.count() == 3
    assert forget_use(at=MOMENT) == 0
    assert (forget_use(at=MOMENT + timedelta(minutes=6)), ApiUse.objects.count()) == (3, 0)
