"""What every command has in common."""

import os
import subprocess
import sys

import pytest

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
