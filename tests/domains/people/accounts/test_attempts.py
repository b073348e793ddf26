"""Limits on trying."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bekwaam.domains.people.accounts.actions import attempts
from bekwaam.domains.people.accounts.models import LoginAttempt
from bekwaam.domains.people.accounts.rules import Throttle

pytestmark = pytest.mark.eis("U-5.1")
THREE = Throttle("account", 3, timedelta(minutes=15))


def test_the_fourth_try_waits_until_the_first_is_a_quarter_old(noord: UUID, moment: datetime) -> None:
    for minute in range(3):
        assert attempts.take(THREE, "noor", at=moment + timedelta(minutes=minute))
    fourth = attempts.take(THREE, "Noor ", at=moment + timedelta(minutes=5))
    assert (fourth.reason, fourth.facts) == ("too_many_attempts", {"minutes": 10})
    assert attempts.take(THREE, "noor", at=moment + timedelta(minutes=15))


def test_another_name_and_another_academy_are_counted_apart(
    noord: UUID, zuid: UUID, within, moment: datetime
) -> None:
    for _ in range(3):
        attempts.take(THREE, "noor", at=moment)
    assert not attempts.take(THREE, "noor", at=moment)
    assert attempts.take(THREE, "samir", at=moment)
    with within(zuid):
        assert attempts.take(THREE, "noor", at=moment)


def test_the_table_holds_neither_name_nor_address(noord: UUID, moment: datetime) -> None:
    attempts.take(THREE, "noor@noord.example", at=moment)
    row = LoginAttempt.objects.get()
    assert len(row.key_digest) == 64
    assert "noor" not in str(vars(row))


def test_success_forgives_the_name_and_gives_one_try_back_to_the_address(
    noord: UUID, moment: datetime
) -> None:
    for _ in range(3):
        attempts.take(THREE, "noor", at=moment)
    attempts.forgive(THREE, "noor")
    assert attempts.take(THREE, "noor", at=moment)
    attempts.take(THREE, "10.0.0.1", at=moment)
    attempts.take(THREE, "10.0.0.1", at=moment + timedelta(seconds=1))
    attempts.give_back(THREE, "10.0.0.1", at=moment + timedelta(seconds=1))
    assert LoginAttempt.objects.filter(at=moment + timedelta(seconds=1)).count() == 0
