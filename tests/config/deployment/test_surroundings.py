"""The facts about an installation come from its real database, files and environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from bekwaam.config.deployment import surroundings
from tests import server

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.1", "X-3")]


def command(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bekwaam.config.cli", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def address_of(role: str) -> str:
    parts = server.connection_parameters(role)
    password = f":{parts['password']}" if parts.get("password") else ""
    return f"postgresql://{role}{password}@/{parts['dbname']}?host={parts['host']}&port={parts.get('port', 5432)}"


def test_the_role_of_the_product_is_harmless() -> None:
    role = surroundings.current_role()
    assert (role.name, role.is_superuser, role.bypasses_row_security) == ("bekwaam_app", False, False)
    assert (role.owns_tables, role.may_create_tables) == (False, False)


def test_every_table_of_an_academy_is_forced() -> None:
    assert surroundings.loose_tables() == ()


def test_a_table_that_lost_its_protection_is_named() -> None:
    with server.owner_connection() as owner:
        owner.execute("create table loose_one (academy_id uuid)")
        owner.execute("alter table loose_one enable row level security")
        try:
            assert surroundings.loose_tables() == ("loose_one",)
        finally:
            owner.execute("drop table loose_one")


@pytest.mark.parametrize(("mode", "verdict"), [(0o600, False), (0o640, False), (0o644, True), (0o604, True)])
def test_a_file_that_others_can_read_is_open(tmp_path: Path, mode: int, verdict: bool) -> None:
    path = tmp_path / "key"
    path.write_text("x")
    path.chmod(mode)
    assert surroundings.is_open(path) is verdict


def test_what_is_not_there_is_not_open(tmp_path: Path) -> None:
    assert surroundings.is_open(tmp_path / "none") is False


def test_check_is_content_with_the_installation_of_the_tests() -> None:
    done = command("check", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"ok": True, "faults": []})


def test_check_deploy_refuses_the_demo() -> None:
    done = command("check", "--deploy", "--json", BEKWAAM_DEMO="1", BEKWAAM_HTTPS="0")
    codes = {fault["code"] for fault in json.loads(done.stdout)["faults"]}
    assert done.returncode == 1
    assert {"demo", "http", "host", "secret_own", "backup_missing", "smtp_missing", "metrics_open"} <= codes


def test_check_says_when_the_database_is_gone() -> None:
    done = command("check", DATABASE_URL="postgresql://bekwaam_app:x@127.0.0.1:1/none?connect_timeout=2")
    assert done.returncode == 1
    assert done.stdout == "The database does not answer (OperationalError).\n"


@pytest.mark.parametrize("role", ["postgres", "bekwaam_backup"])
@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker", "--once")])
def test_no_process_starts_as_a_role_that_looks_past_row_security(role: str, words: tuple[str, ...]) -> None:
    done = command(*words, DATABASE_URL=address_of(role))
    assert done.returncode == 1
    assert f"Role {role} " in done.stderr
    assert connection.is_usable()
