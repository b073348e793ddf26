"""What may happen once happens once, also when two ask at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from bekwaam.domains.people.accounts import totp
from bekwaam.domains.people.accounts.actions import attempts, factors, one_time, providers
from bekwaam.domains.people.accounts.enums import OneTimeUse
from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.domains.people.accounts.rules import Throttle
from bekwaam.domains.people.models import Account, RoleGrant
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.factories import a_person, an_account

pytestmark = pytest.mark.eis("U-5.1")
TOGETHER = 2


def both(work: Callable[[], Any]) -> list[Any]:
    """The same work on two connections that start together."""
    barrier = Barrier(TOGETHER)

    def run() -> Any:
        from django.db import connections

        try:
            barrier.wait(timeout=10)
            with academy_scope(server.NOORD):
                return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TOGETHER) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(TOGETHER)]]


def test_a_token_is_redeemed_once(committed: None, moment: datetime) -> None:
    with academy_scope(server.NOORD):
        token = one_time.issue(OneTimeUse.PASSWORD_RESET, at=moment, lifetime=timedelta(hours=1))
    got = both(lambda: one_time.redeem(OneTimeUse.PASSWORD_RESET, token, at=moment))
    assert sorted(found is None for found in got) == [False, True]


def try_code(account: Account, code: str, at: datetime) -> bool:
    try:
        factors.check_code(account, code, at=at)
    except Refused:
        return False
    return True


def test_a_code_of_the_app_works_once(committed: None, moment: datetime) -> None:
    with academy_scope(server.NOORD):
        account = an_account(a_person())
        secret = factors.begin_app(account, at=moment)
        first = totp.code_of(secret, totp.step_at(moment))
        factors.confirm_app(account, first, actor=server_actor(), at=moment)
    later = moment + timedelta(minutes=2)
    code = totp.code_of(secret, totp.step_at(later))
    assert sorted(both(lambda: try_code(account, code, later))) == [False, True]


def test_a_recovery_code_works_once(committed: None, moment: datetime) -> None:
    with academy_scope(server.NOORD):
        account = an_account(a_person())
        code = factors.renew_codes(account, actor=server_actor(), at=moment)[0]
    assert sorted(both(lambda: try_code(account, code, moment))) == [False, True]


def test_tries_at_one_name_do_not_slip_past_the_limit(committed: None, moment: datetime) -> None:
    last = Throttle("account", 1)
    got = both(lambda: bool(attempts.take(last, "noor", at=moment)))
    assert sorted(got) == [False, True]


def test_a_group_gives_its_role_once(committed: None, moment: datetime) -> None:
    """Two rows would be two roles to take away, and a group that is left would take one."""
    with academy_scope(server.NOORD):
        person = a_person()
    provider = IdentityProvider(name="Werk", group_roles=[{"group": "g", "role": "ciso"}])
    both(lambda: providers.renew_group_roles(provider, person, frozenset({"g"}), at=moment))
    with academy_scope(server.NOORD):
        assert list(RoleGrant.objects.values_list("role", flat=True)) == ["ciso"]
        providers.renew_group_roles(provider, person, frozenset(), at=moment + timedelta(days=1))
        assert RoleGrant.objects.filter(valid_until__isnull=True).count() == 0


def server_actor() -> Any:
    from bekwaam.kernel.actors import system_actor

    return system_actor(server.NOORD)
