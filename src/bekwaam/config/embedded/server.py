"""One running PostgreSQL server: how it is configured, launched, recognised and ended."""

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.binaries import Binaries
from bekwaam.config.embedded.errors import EmbeddedDatabaseError
from bekwaam.config.embedded.processes import all_in, is_alive, parent_of, send, until, words_of, works_in
from bekwaam.config.leash import leash

PORT = 5432
_STRAYS_TAKE = 2.0
_LEASHED, _FREE = "bekwaam-of-", "bekwaam"
_started: dict[int, subprocess.Popen[bytes]] = {}  # children of this process, to be collected when they end


@dataclass(frozen=True)
class Postmaster:
    """The main process of a server, as its own file in the data describes it."""

    pid: int
    sockets: Path
    status: str

    @property
    def is_ready(self) -> bool:
        return self.status == "ready" and (self.sockets / f".s.PGSQL.{PORT}").exists()

    @property
    def is_orphaned(self) -> bool:
        """Whether it was tied to a process that is gone, so that it is ending by itself."""
        holder = next(
            (w.removeprefix(_LEASHED) for w in _cluster_name(self.pid) if w.startswith(_LEASHED)), None
        )
        return holder is not None and int(holder) != parent_of(self.pid)


def options(*, sockets: Path, durable: bool, shared_buffers: str) -> dict[str, str]:
    """For one laptop: nothing on the network, little memory, and no personal data in the log."""
    wanted = {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": str(sockets),
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "max_connections": "100",
        "shared_buffers": shared_buffers,
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "lc_messages": "C",
        "logging_collector": "off",
        "log_line_prefix": "%m [%p] %q%u@%d ",
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
    }
    if not durable:
        wanted |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return wanted


def postmaster_of(data: Path) -> Postmaster | None:
    """The living server of this data; a file left behind by a killed one is not believed."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        found = Postmaster(int(lines[0]), Path(lines[4]), lines[7].strip() if len(lines) > 7 else "")
    except (FileNotFoundError, NotADirectoryError, IndexError, ValueError):
        return None
    return found if works_in(found.pid, data) else None


def launch(
    binaries: Binaries,
    account: Account,
    data: Path,
    log: IO[bytes],
    *,
    settings: dict[str, str],
    leashed: bool,
) -> int:
    """Start the server and say its process id. Leashed, it shuts down properly as soon as this process is gone."""
    name = f"{_LEASHED}{os.getpid()}" if leashed else _FREE
    words = [f"--{key}={value}" for key, value in {**settings, "cluster_name": name}.items()]
    server = subprocess.Popen(  # noqa: S603 - the program found by `binaries`
        [binaries.program("postgres"), "-D", data, *words],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=leash(signal.SIGINT) if leashed else None,  # noqa: PLW1509 - only sets the tie
        **account.popen_options(),
    )
    for pid in list(_started):
        has_ended(pid)
    _started[server.pid] = server
    return server.pid


def is_started_here(pid: int) -> bool:
    return pid in _started


def has_ended(pid: int) -> bool:
    server = _started.get(pid)
    if server is None:
        return not is_alive(pid)
    if server.poll() is None:
        return False
    del _started[pid]
    return True


def end(pid: int, data: Path, *, patience: float) -> None:
    """Fast shutdown, then immediate, then by force; nothing of the server is left."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        send([pid], number)
        if until(lambda: has_ended(pid), seconds=patience):
            break
    clear_strays(data)
    has_ended(pid)


def clear_strays(data: Path) -> None:
    """Server processes that outlived their postmaster hold its shared memory: a new server waits for nobody."""
    for number in (signal.SIGQUIT, signal.SIGKILL):
        strays = all_in(data)
        try:
            send(strays, number)
        except PermissionError:
            raise EmbeddedDatabaseError(
                f"Another user of this machine runs the database in {data}."
            ) from None
        if until(partial(_all_gone, strays), seconds=_STRAYS_TAKE):
            return
    raise EmbeddedDatabaseError(f"Processes {all_in(data)} of the database in {data} cannot be ended.")


def _all_gone(pids: list[int]) -> bool:
    return not any(map(is_alive, pids))


def _cluster_name(pid: int) -> Iterator[str]:
    return (w.removeprefix("--cluster_name=") for w in words_of(pid) if w.startswith("--cluster_name="))
