"""What every command has in common."""

import os
import subprocess
import sys

import pytest
from django.db.utils import OperationalError
from psycopg import errors

from bekwaam.config.cli import answers

NOWHERE = "postgresql://bekwaam_app@127.0.0.1:1/nothing"


@pytest.mark.parametrize(
    "words",
    [("token", "--academy", "noord", "--persona", "medewerker"), ("audit", "verify"), ("academy", "list")],
)
def test_a_database_that_does_not_answer_is_said_in_a_sentence(words: tuple[str, ...]) -> None:
    told = {**os.environ, "DATABASE_URL": NOWHERE, "DATABASE_OWNER_URL": NOWHERE, "BEKWAAM_DEMO": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bekwaam.config.cli", *words],
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "does not answer" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


@pytest.mark.parametrize(
    ("fault", "answered"), [("ObjectInUse", True), ("AdminShutdown", False), ("OperationalError", False)]
)
def test_only_a_server_that_is_away_does_not_answer(fault: str, answered: bool) -> None:
    wrapped = OperationalError("x")
    wrapped.__cause__ = getattr(errors, fault, errors.OperationalError)("x")
    assert answers(wrapped) is answered
