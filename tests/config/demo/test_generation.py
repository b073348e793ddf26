"""The same arguments give the same academy, in any process, and one subject does not disturb another."""

import os
import subprocess
import sys
from datetime import date

import pytest

from bekwaam.config.demo import DemoAcademy, generate
from bekwaam.config.demo import academy as generator
from bekwaam.config.demo.streams import shared_out, stable_uuid, stream

DIGEST = """
import hashlib
from datetime import date
from bekwaam.config.demo import generate
found = [generate(name, date(2026, 11, 23), 0.1) for name in ("lindewaard", "zuidermeer")]
print(hashlib.sha256(repr(found).encode()).hexdigest())
"""


def digest_in_a_process_with(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    asked = [sys.executable, "-c", DIGEST]
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout


def test_every_process_makes_the_same() -> None:
    assert len({digest_in_a_process_with(seed) for seed in ("0", "1", "4711")}) == 1


def test_another_seed_makes_other_people() -> None:
    day = date(2026, 11, 23)
    usual, other = generate("zuidermeer", day, 0.2), generate("zuidermeer", day, 0.2, seed="anders")
    fixed = {persona.person_number for persona in usual.personas}
    assert [one.number for one in usual.people if one.number in fixed] == sorted(fixed)
    assert usual.people != other.people
    assert {one.full_name for one in usual.people if one.number in fixed} == {
        one.full_name for one in other.people if one.number in fixed
    }


@pytest.mark.parametrize("subject", ["leavers", "seasons", "newcomers", "absences", "grants", "delegations"])
def test_a_subject_that_draws_more_leaves_the_others_alone(
    subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A subject with another stream stands for one whose rules changed."""
    day = date(2026, 11, 23)
    before = generate("lindewaard", day, 0.05)
    monkeypatch.setattr(
        generator, "stream", lambda seed, name: stream(seed, f"{name}!" if name == subject else name)
    )
    after = generate("lindewaard", day, 0.05)
    assert before != after
    assert in_service(before) == in_service(after)
    assert before.personas == after.personas


def in_service(academy: DemoAcademy) -> list[tuple[object, ...]]:
    """Those of today, apart from a summer crew, by what their own subjects decide."""
    fresh = {one.number for one in academy.people if int(one.number) < 20_000}
    return [
        (one.person_number, one.sequence, one.unit_code, one.function_code, one.started_on)
        for one in academy.employments
        if one.person_number in fresh
    ]


def test_shares_add_up_and_keep_their_proportion() -> None:
    assert shared_out(10, [1, 1, 1]) == [4, 3, 3]
    assert shared_out(7, [3, 0, 1]) == [5, 0, 2]
    assert shared_out(1, [5, 1, 1], least=1) == [1, 1, 1]
    assert shared_out(0, []) == []


def test_an_external_id_looks_like_a_random_one_and_is_stable() -> None:
    found = stable_uuid("bekwaam", "person", "000101")
    assert found == stable_uuid("bekwaam", "person", "000101")
    assert (found.version, found.variant) == (4, "specified in RFC 4122")
    assert found != stable_uuid("bekwaam", "person", "000102")
