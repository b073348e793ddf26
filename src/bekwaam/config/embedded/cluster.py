"""The life of one embedded PostgreSQL cluster: made, started, prepared, stopped, removed."""

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from psycopg.conninfo import make_conninfo

from bekwaam.config.embedded import memory, roles, server
from bekwaam.config.embedded.account import Account, server_account
from bekwaam.config.embedded.binaries import Binaries, find_binaries, reachable_binaries
from bekwaam.config.embedded.errors import EmbeddedDatabaseError
from bekwaam.config.embedded.folders import locked, private_sockets, remove_folder
from bekwaam.config.embedded.initdb import make_data, refuse_other_version
from bekwaam.config.embedded.memory import ADMIN, Memory
from bekwaam.config.embedded.processes import until

_LOG_KEPT = 5_000_000
_LAST_WORDS = 2_000


@dataclass(frozen=True)
class Patience:
    """How many seconds each step may take before it counts as failed."""

    lock: float = 120
    start: float = 300  # after a crash the server first repeats the work of its log
    stop: float = 20


class Cluster:
    """A server of its own in `home`. Not `durable` means: faster, and lost when the machine loses power (tests only)."""

    def __init__(
        self,
        home: Path,
        *,
        durable: bool = True,
        shared_buffers: str = "128MB",
        patience: Patience | None = None,
    ) -> None:
        self.home = Path(home).resolve()
        self.durable = durable
        self.shared_buffers = shared_buffers
        self.patience = patience or Patience()

    def start(self, *, leashed: bool = True) -> bool:
        """Wait until the server answers; say whether this call started it (else it ran already).

        Leashed, the server ends with the process that calls this, however that ends. Whoever wants it to outlive
        the caller says `leashed=False` and stops it later.
        """
        with self._locked():
            remembered = self._memory()
            running = server.postmaster_of(remembered.data)
            if running and running.is_ready and not running.is_orphaned:
                return False
            if running and not self._ends_by_itself(running):
                server.end(running.pid, remembered.data, patience=self.patience.stop)
            self._start_afresh(remembered, leashed=leashed)
            return True

    def stop(self) -> None:
        """Disconnect everyone and stop; what was committed stays."""
        if not self.home.exists():
            return
        with self._locked():
            data = self._memory().data
            running = server.postmaster_of(data)
            if running:
                server.end(running.pid, data, patience=self.patience.stop)
            else:
                server.clear_strays(data)

    def running(self) -> bool:
        remembered = memory.recall(self.home)
        found = server.postmaster_of(remembered.data) if remembered else None
        return found is not None and found.is_ready and not found.is_orphaned

    def own_server(self) -> int | None:
        """The process id of the server, if this very process started it."""
        remembered = memory.recall(self.home)
        found = server.postmaster_of(remembered.data) if remembered else None
        return found.pid if found and server.is_started_here(found.pid) else None

    def destroy(self) -> None:
        """Stop, and remove the data and every trace. There is no way back."""
        if not self.home.exists():
            return
        if self.running() and self.own_server() is None:
            raise EmbeddedDatabaseError(f"The database in {self.home} is in use: stop Bekwaam first.")
        self.stop()
        with self._locked():
            remembered = self._memory()
            places = [
                remembered.data,
                Path(remembered.sockets),
                *([remembered.room] if remembered.outside else []),
            ]
            for place in (*places, self.home):
                remove_folder(place)

    def connection(self, role: str = "bekwaam_app", database: str = "bekwaam") -> dict[str, str]:
        """The parameters of psycopg; known before the server runs."""
        remembered = memory.recall(self.home)
        if remembered is None:
            with self._locked():
                remembered = self._memory()
        return {
            "host": remembered.sockets,
            "port": str(server.PORT),
            "user": role,
            "password": remembered.passwords[role],
            "dbname": database,
        }

    def dsn(self, role: str = "bekwaam_app", database: str = "bekwaam") -> str:
        return make_conninfo("", **self.connection(role, database))

    def prepare(self, database: str = "bekwaam", *, for_tests: bool = False) -> None:
        """Roles, database, extensions and rights as they should be; may be repeated at every start."""
        passwords = self._passwords()
        roles.prepare_server(self.admin(), database=database, passwords=passwords, for_tests=for_tests)

    def admin(self, database: str = "postgres") -> dict[str, str]:
        return self.connection(ADMIN, database)

    def program(self, name: str) -> Path:
        """A PostgreSQL program of the same version as the server, such as `pg_dump`."""
        return find_binaries().program(name)

    def _passwords(self) -> dict[str, str]:
        remembered = memory.recall(self.home)
        if remembered is None:
            raise EmbeddedDatabaseError(f"The database in {self.home} was never started.")
        return {role: word for role, word in remembered.passwords.items() if role != ADMIN}

    def _memory(self) -> Memory:
        return memory.settle(self.home, server_account())

    def _ends_by_itself(self, running: server.Postmaster) -> bool:
        return running.is_orphaned and until(
            lambda: server.has_ended(running.pid), seconds=self.patience.stop
        )

    def _start_afresh(self, remembered: Memory, *, leashed: bool) -> None:
        account = server_account(remembered.data)
        binaries = reachable_binaries(find_binaries(), account, memory.STORE)
        server.clear_strays(remembered.data)
        (remembered.data / "postmaster.pid").unlink(missing_ok=True)
        if not remembered.data.exists():
            make_data(remembered, binaries, account, durable=self.durable)
        refuse_other_version(remembered.data, binaries)
        remembered = private_sockets(remembered, account)
        self._launch(remembered, binaries, account, leashed=leashed)

    def _launch(self, remembered: Memory, binaries: Binaries, account: Account, *, leashed: bool) -> None:
        settings = server.options(
            sockets=Path(remembered.sockets), durable=self.durable, shared_buffers=self.shared_buffers
        )
        with self._log() as log:
            pid = server.launch(binaries, account, remembered.data, log, settings=settings, leashed=leashed)
        try:
            self._await(pid, remembered.data)
        except BaseException:
            server.end(pid, remembered.data, patience=self.patience.stop)
            raise

    def _await(self, pid: int, data: Path) -> None:
        until(lambda: server.has_ended(pid) or _is_ready(data, pid), seconds=self.patience.start)
        if not _is_ready(data, pid):
            raise EmbeddedDatabaseError(f"The database in {self.home} does not start:\n{self._last_words()}")

    def _log(self) -> IO[bytes]:
        path = self.home / "server.log"
        if path.exists() and path.stat().st_size > _LOG_KEPT:
            path.replace(path.with_suffix(".log.1"))
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600), "ab")

    def _last_words(self) -> str:
        return (self.home / "server.log").read_bytes()[-_LAST_WORDS:].decode(errors="replace")

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self.home, seconds=self.patience.lock)


def _is_ready(data: Path, pid: int) -> bool:
    found = server.postmaster_of(data)
    return found is not None and found.pid == pid and found.is_ready
