"""PostgreSQL's own programs: found at the right version, given the connection by environment, never a shell."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bekwaam.config.embedded import EmbeddedDatabaseError
from bekwaam.config.embedded.binaries import find_binaries
from bekwaam.config.safekeeping.failure import SafekeepingError

ENVIRONMENT = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}  # fmt: skip


def find(name: str, *, oldest_major: int) -> Path:
    """The oldest program that is new enough: PostgreSQL's programs read older servers, never newer ones."""
    fitting = sorted(
        (found, str(path)) for path in _candidates(name) if (found := major(path)) >= oldest_major
    )
    if not fitting:
        raise SafekeepingError(
            f"There is no {name} of PostgreSQL {oldest_major} or newer here: install postgresql-client."
        )
    return Path(fitting[0][1])


def surroundings(connection: Mapping[str, Any]) -> dict[str, str]:
    """The connection by environment: what stands on a command line can be read by everyone on the machine."""
    told = {ENVIRONMENT[key]: str(value) for key, value in connection.items() if key in ENVIRONMENT and value}
    extra = {f"PG{key.upper()}": str(value) for key, value in connection.items() if key.startswith("ssl")}
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PGAPPNAME": "bekwaam safekeeping", **told, **extra}


def run(command: list[str], connection: Mapping[str, Any]) -> None:
    done = subprocess.run(  # noqa: S603 - a program found above
        command, env=surroundings(connection), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SafekeepingError(f"{Path(command[0]).name} failed: {last_words(done.stderr)}")


def last_words(text: str) -> str:
    """The last line that names a fault, without the row it may quote."""
    lines = [line.strip() for line in text.splitlines() if "error" in line.lower() or "fatal" in line.lower()]
    return (lines or text.strip().splitlines() or ["it said nothing"])[0][:300]


def _candidates(name: str) -> Iterator[Path]:
    with suppress(EmbeddedDatabaseError):
        yield find_binaries().program(name)
    yield from Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)


def major(program: Path) -> int:
    try:
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return 0
    version = re.search(r"\b(\d+)\.\d+", said)
    return int(version[1]) if version else 0
