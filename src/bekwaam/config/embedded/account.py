"""The account that runs the server programs, and what that account can reach."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bekwaam.config.embedded.errors import EmbeddedDatabaseError


@dataclass(frozen=True)
class Account:
    """PostgreSQL refuses to run as root; root therefore lends its server programs to another account."""

    uid: int
    gid: int

    @property
    def is_borrowed(self) -> bool:
        return os.geteuid() == 0

    def popen_options(self) -> dict[str, Any]:
        """Start in a folder and with an environment that any account may use."""
        options: dict[str, Any] = {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}}
        if self.is_borrowed:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def can(self, *words: str) -> bool:
        """Whether `test` agrees when this account asks: the kernel answers, so access lists count as well."""
        return self._succeeds(["/usr/bin/env", "test", *words])

    def can_run(self, program: Path) -> bool:
        return self._succeeds([str(program), "--version"])

    def can_enter(self, folder: Path) -> bool:
        """Whether the folder, or what exists of the way to it, can be passed through."""
        existing = next(place for place in (folder, *folder.parents) if place.exists())
        return self.can("-x", str(existing))

    def own(self, path: Path) -> None:
        if self.is_borrowed:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def _succeeds(self, command: Sequence[str]) -> bool:
        try:
            done = subprocess.run(command, capture_output=True, check=False, **self.popen_options())  # noqa: S603 - fixed programs
        except OSError:
            return False
        return done.returncode == 0


def server_account(data: Path | None = None) -> Account:
    """This user; for root the owner of the data there is, else `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if data is not None and data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedDatabaseError(
            "PostgreSQL refuses to run as root and this machine has no account `nobody`: start as an ordinary user."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid)
