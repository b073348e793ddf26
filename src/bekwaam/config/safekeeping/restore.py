"""Putting a backup into an empty database: first checked whole, then all or nothing, then counted again."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from psycopg import connect

from bekwaam.config.safekeeping import inventory, programs
from bekwaam.config.safekeeping.archive import unpack
from bekwaam.config.safekeeping.backup import DUMP
from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.kernel.files.store import FileStore

OLDEST_MAJOR = 15
NEWER_SETTING = b"SET transaction_timeout = 0;"
"""Written by programs of PostgreSQL 17 and later, refused by servers before it."""


@dataclass(frozen=True, slots=True)
class PutBack:
    made_at: str
    rows: int
    files: int
    missing_files: tuple[str, ...]


def put_back(
    source: Path,
    *,
    admin: Mapping[str, Any],
    store: FileStore,
    passphrase: str = "",
    seen: Callable[[int], None] = lambda size: None,
) -> PutBack:
    """`admin` connects as a superuser, or as a role that may act as the owner."""
    major = refuse_filled(admin)
    with tempfile.TemporaryDirectory(prefix="bekwaam-restore-") as room:
        folder = Path(room)
        manifest = unpack(source, folder, passphrase, seen=seen)
        _fill(folder / DUMP, admin, max(major, int(manifest["pg_dump"])))
        files = _put_files(folder / "files", store)
    _compare(manifest, admin)
    rows = sum(sum(counts.values()) for counts in manifest["rows"].values())
    return PutBack(manifest["made_at"], rows, files, tuple(manifest["missing_files"]))


def refuse_filled(admin: Mapping[str, Any]) -> int:
    """The major version of the server, when there is nothing in its database."""
    with connect(**admin) as database:
        query = "select count(*) from pg_tables where schemaname = 'public'"
        row = database.execute(query).fetchone()
        if row and row[0]:
            raise SafekeepingError(
                f"The database has {row[0]} tables already: a backup goes into an empty one."
            )
        return database.info.server_version // 10_000


def _fill(dump: Path, admin: Mapping[str, Any], major: int) -> None:
    """As one transaction, through `psql`: what cannot be put back leaves the database empty."""
    reader = str(programs.find("pg_restore", oldest_major=major))
    writer = str(programs.find("psql", oldest_major=OLDEST_MAJOR))
    environment = programs.surroundings(admin)
    words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 - a program found above
            [reader, "--file=-", "--no-comments", str(dump)],
            stdout=subprocess.PIPE,
            stderr=said,
            env=environment,
        ) as reading,
        subprocess.Popen([writer, *words], stdin=subprocess.PIPE, stderr=said, env=environment) as writing,  # noqa: S603
    ):
        _hand_over(reading.stdout, writing.stdin)  # type: ignore[arg-type]
        codes = (writing.wait(), reading.wait())
        if any(codes):
            said.seek(0)
            raise SafekeepingError(
                f"The database refused the backup: {programs.last_words(said.read().decode())}"
            )


def _hand_over(script: IO[bytes], target: IO[bytes]) -> None:
    try:
        for line in _readable_by_older(script):
            target.write(line)
        target.close()
    except BrokenPipeError:  # psql stopped at a fault, which it has told
        pass


def _readable_by_older(script: IO[bytes]) -> Iterator[bytes]:
    in_preamble = True
    for line in script:
        in_preamble = in_preamble and not line.startswith(b"COPY ")
        if not (in_preamble and line.strip() == NEWER_SETTING):
            yield line


def _put_files(folder: Path, store: FileStore) -> int:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        with path.open("rb") as content:
            blob = store.put(UUID(path.parent.name), content, limit_bytes=path.stat().st_size)
        if blob.sha256 != path.name:
            raise SafekeepingError(f"File {path.name} does not have the content it is named for.")
    return len(paths)


def _compare(manifest: Mapping[str, Any], admin: Mapping[str, Any]) -> None:
    with connect(**admin) as database:
        differing = list(inventory.differences(manifest["rows"], inventory.rows_by_table(database)))
        if differing:
            raise SafekeepingError(f"Not everything came back: {differing[0]}.")
        if manifest["audit_heads"] != inventory.audit_heads(database):
            raise SafekeepingError("The chain of the log came back with another end.")
