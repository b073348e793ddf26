"""A backup: everything of one moment of the database, and the files its rows name, in one file."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection, connect

from bekwaam.config.safekeeping import inventory, programs
from bekwaam.config.safekeeping.archive import Packing, packed
from bekwaam.kernel.files.store import BlobNotFoundError, FileStore

DUMP = "database.dump"
Seen = Callable[[int, int], None]
"""Told after each step how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Made:
    path: Path
    rows: int
    files: int
    missing: tuple[str, ...]
    """Files that a row names and the store does not have."""


def make(
    folder: Path,
    *,
    connection: Mapping[str, Any],
    store: FileStore,
    at: datetime,
    passphrase: str = "",
    seen: Seen = lambda done, whole: None,
) -> Made:
    target = folder / f"bekwaam-{at:%Y%m%dT%H%M%SZ}.tar{'.sealed' if passphrase else ''}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        connect(**connection) as database,
        tempfile.TemporaryDirectory(dir=folder, prefix=".dump-") as room,
        packed(target, passphrase) as packing,
    ):
        snapshot = _hold_still(database)
        facts = _facts(database, at)
        program = programs.find("pg_dump", oldest_major=database.info.server_version // 10_000)
        dump = _dump(program, Path(room), connection, snapshot)
        with dump.open("rb") as content:
            packing.add(DUMP, content, dump.stat().st_size)
        files, missing = _add_files(packing, store, inventory.named_files(database), seen)
        packing.finish(
            {**facts, "files": files, "missing_files": list(missing), "pg_dump": programs.major(program)}
        )
    rows = sum(sum(counts.values()) for counts in facts["rows"].values())
    return Made(target, rows, files, missing)


def _hold_still(database: Connection[tuple[Any, ...]]) -> str:
    """Everything that follows sees the rows of this moment, whatever is written meanwhile."""
    database.execute("set transaction isolation level repeatable read, read only")
    row = database.execute("select pg_export_snapshot()").fetchone()
    return str(row[0]) if row else ""


def _facts(database: Connection[tuple[Any, ...]], at: datetime) -> dict[str, Any]:
    migrations = database.execute("select app || '.' || name from django_migrations order by 1").fetchall()
    return {
        "product": "bekwaam",
        "version": version("bekwaam"),
        "made_at": at.isoformat(),
        "server_version": database.info.server_version,
        "migrations": [name for (name,) in migrations],
        "rows": inventory.rows_by_table(database),
        "audit_heads": inventory.audit_heads(database),
    }


def _dump(program: Path, room: Path, connection: Mapping[str, Any], snapshot: str) -> Path:
    target = room / DUMP
    programs.run([str(program), "--format=custom", f"--snapshot={snapshot}", f"--file={target}"], connection)
    return target


def _add_files(
    packing: Packing, store: FileStore, named: list[tuple[str, str]], seen: Seen
) -> tuple[int, tuple[str, ...]]:
    missing = []
    for number, (academy, digest) in enumerate(named, start=1):
        try:
            with store.open(UUID(academy), digest) as reading:
                packing.add(f"files/{academy}/{digest}", reading, reading.length)  # type: ignore[arg-type]
        except BlobNotFoundError:
            missing.append(f"{academy}/{digest}")
        seen(number, len(named))
    return len(named) - len(missing), tuple(missing)
