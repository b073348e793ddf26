"""Counting failed tries, per academy, against keyed fingerprints: the table holds no name and no address."""

import math
from datetime import datetime, timedelta

from django.db import connection

from bekwaam.domains.people.accounts.models import LoginAttempt
from bekwaam.domains.people.accounts.rules import Throttle
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.scope import current_academy_id
from bekwaam.kernel.sealing import fingerprint

KEPT = timedelta(days=1)


def take(throttle: Throttle, value: str, *, at: datetime) -> Decision:
    """Count a try before it is made. Tries at one name wait for each other, so that none slips through."""
    key = _key(throttle, value)
    if throttle.in_turn:
        _one_at_a_time(key)
    tries = LoginAttempt.objects.filter(key_digest=key, at__gt=at - throttle.window).order_by("-at")
    latest = list(tries.values_list("at", flat=True)[: throttle.limit])
    if len(latest) >= throttle.limit:
        wait = latest[-1] + throttle.window - at
        return refused("too_many_attempts", minutes=max(1, math.ceil(wait.total_seconds() / 60)))
    LoginAttempt.objects.create(key_digest=key, at=at)
    return ALLOWED


def forgive(throttle: Throttle, value: str) -> None:
    """It went well: what was tried before no longer counts."""
    LoginAttempt.objects.filter(key_digest=_key(throttle, value)).delete()


def give_back(throttle: Throttle, value: str, *, at: datetime) -> None:
    """It went well: this one try did not count; those of others behind the same address still do."""
    LoginAttempt.objects.filter(key_digest=_key(throttle, value), at=at).delete()


def sweep(*, at: datetime) -> None:
    LoginAttempt.objects.filter(at__lt=at - KEPT).delete()


def _key(throttle: Throttle, value: str) -> str:
    return fingerprint(f"{throttle.name}:{value.strip().lower()}", "login-attempt")


def _one_at_a_time(key: str) -> None:
    lock = int.from_bytes(bytes.fromhex(key)[:8], "big") ^ (current_academy_id().int & (2**64 - 1))
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [lock - 2**63])
