"""A backup of a filled installation comes back on an empty server: every row, every chain, every file."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from bekwaam.config.embedded import Cluster
from bekwaam.config.safekeeping import inventory
from bekwaam.config.safekeeping.archive import MANIFEST
from bekwaam.config.safekeeping.backup import make
from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.config.safekeeping.restore import put_back
from bekwaam.kernel.files.disk import DiskStore
from tests import server
from tests.config.safekeeping.filling import CONTENTS

pytestmark = [pytest.mark.peer, pytest.mark.eis("U-8.3", "U-8.4")]
PASSPHRASE = "vier gewone woorden samen"


def counted(connection: dict[str, str]) -> tuple[Any, ...]:
    with psycopg.connect(**connection) as database:
        return (
            inventory.rows_by_table(database),
            inventory.audit_heads(database),
            inventory.named_files(database),
        )


def content_of(store: DiskStore, academy: UUID, digest: str) -> bytes:
    with store.open(academy, digest) as reading:
        return reading.read()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_everything_comes_back_on_an_empty_server(
    tmp_path: Path,
    store: DiskStore,
    moment: Any,
    backup_connection: dict[str, str],
    empty: dict[str, str],
    passphrase: str,
) -> None:
    made = make(tmp_path / "out", connection=backup_connection, store=store, at=moment, passphrase=passphrase)
    other = DiskStore(tmp_path / "other")
    back = put_back(made.path, admin=empty, store=other, passphrase=passphrase)
    before, after = counted(server.connection_parameters("postgres")), counted(empty)
    assert after == before
    rows, heads, files = after
    assert rows["people_person"] == {str(server.NOORD): 3, str(server.ZUID): 3}
    assert {head["number"] for head in heads.values()} == {3}
    assert (back.rows, back.files) == (made.rows, len(files)) == (made.rows, 3)
    for academy, contents in CONTENTS.items():
        digests = [digest for owner, digest in files if owner == str(academy)]
        assert sorted(content_of(other, academy, digest) for digest in digests) == sorted(contents)


@pytest.mark.usefixtures("filled")
def test_the_restored_database_protects_as_the_first_one(
    tmp_path: Path,
    store: DiskStore,
    moment: Any,
    backup_connection: dict[str, str],
    empty: dict[str, str],
    second_server: Cluster,
) -> None:
    made = make(tmp_path, connection=backup_connection, store=store, at=moment)
    put_back(made.path, admin=empty, store=DiskStore(tmp_path / "other"))
    with psycopg.connect(**second_server.connection("bekwaam_app", "restored")) as database:
        assert database.execute("select count(*) from people_person").fetchone() == (0,)
        database.execute("select set_config('app.academy', %s, true)", [str(server.NOORD)])
        assert database.execute("select count(*) from people_person").fetchone() == (3,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            database.execute("delete from audit_auditfact")


@pytest.mark.usefixtures("filled")
def test_the_commands_do_the_same(tmp_path: Path, store: DiskStore, second_server: Cluster) -> None:
    words = tmp_path / "words"
    words.write_text(PASSPHRASE + "\n")
    here = {**os.environ, "BEKWAAM_FILES": str(tmp_path / "files"), "DATABASE_BACKUP_URL": address()}
    made = command("backup", str(tmp_path / "out"), "--passphrase-file", str(words), "--json", env=here)
    assert (made.returncode, json.loads(made.stdout)["files"]) == (0, 3)
    target = second_server.admin("by_command")
    second_server.prepare("by_command")
    there = {**os.environ, "BEKWAAM_FILES": str(tmp_path / "other")}
    into = f"postgresql://{target['user']}:{target['password']}@/by_command?host={target['host']}&port={target['port']}"
    back = command(
        "restore",
        json.loads(made.stdout)["path"],
        "--into",
        into,
        "--passphrase-file",
        str(words),
        "--json",
        env=there,
    )
    told = json.loads(back.stdout)
    assert (back.returncode, told["files"], told["chains_whole"]) == (0, 3, True)
    again = command("restore", json.loads(made.stdout)["path"], "--into", into, env=there)
    assert again.returncode == 1
    assert "a backup goes into an empty one" in again.stdout


def address() -> str:
    parts = server.connection_parameters("bekwaam_backup")
    return (
        f"postgresql://bekwaam_backup:{parts['password']}@/{parts['dbname']}"
        f"?host={parts['host']}&port={parts.get('port', 5432)}"
    )


def command(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # The role of the tests is chosen by address, so the embedded server is told of by address as well.
    env = {"DATABASE_URL": address(), **env}
    return subprocess.run(
        [sys.executable, "-m", "bekwaam.config.cli", *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.usefixtures("filled")
def test_the_manifest_says_what_is_in_it(
    tmp_path: Path, store: DiskStore, moment: Any, backup_connection: dict[str, str]
) -> None:
    made = make(tmp_path, connection=backup_connection, store=store, at=moment)
    assert made.path.stat().st_mode & 0o777 == 0o600
    with tarfile.open(made.path) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile(MANIFEST))  # type: ignore[arg-type]
    assert set(manifest["sha256"]) == {*names} - {MANIFEST}
    assert manifest["rows"]["people_person"] == {str(server.NOORD): 3, str(server.ZUID): 3}
    assert manifest["made_at"] == moment.isoformat()
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_gone_is_named(
    tmp_path: Path, store: DiskStore, moment: Any, backup_connection: dict[str, str]
) -> None:
    with psycopg.connect(**backup_connection) as database:
        (academy, digest), *_ = inventory.named_files(database)
    store.delete(server.NOORD, digest)
    made = make(tmp_path, connection=backup_connection, store=store, at=moment)
    assert (made.files, made.missing) == (2, (f"{academy}/{digest}",))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("harm", ["cut", "changed", "nonsense"])
def test_a_harmed_backup_changes_nothing(
    tmp_path: Path,
    store: DiskStore,
    moment: Any,
    backup_connection: dict[str, str],
    empty: dict[str, str],
    harm: str,
) -> None:
    path = make(tmp_path, connection=backup_connection, store=store, at=moment).path
    content = bytearray(path.read_bytes())
    content[2_000] ^= 1
    harmed = {"cut": bytes(content[:20_000]), "changed": bytes(content), "nonsense": b"x" * 10_000}
    path.write_bytes(harmed[harm])
    other = DiskStore(tmp_path / "other")
    with pytest.raises(SafekeepingError, match=r"not a whole backup|was changed"):
        put_back(path, admin=empty, store=other)
    assert not (tmp_path / "other").exists()
    with psycopg.connect(**empty) as database:
        assert database.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() == (
            0,
        )


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path, store: DiskStore, moment: Any) -> None:
    unreachable = {"host": "127.0.0.1", "port": "1", "user": "bekwaam_backup", "dbname": "none"}
    with pytest.raises(psycopg.OperationalError):
        make(tmp_path, connection=unreachable, store=store, at=moment)
    assert list(tmp_path.iterdir()) == []
