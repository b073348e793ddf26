"""The folders of a cluster: made without widening any that exist, private where they must be, one user at a time."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.errors import EmbeddedDatabaseError
from bekwaam.config.embedded.memory import Memory, remember
from bekwaam.config.embedded.processes import until

_PRIVATE = 0o040700


@contextmanager
def locked(home: Path, *, seconds: float) -> Iterator[None]:
    """One at a time over all processes; the kernel lets go when the holder dies."""
    try:
        make_folder(home)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise EmbeddedDatabaseError(f"{home} belongs to another user of this machine.") from None
    try:
        if not until(lambda: _took(handle), seconds=seconds):
            raise EmbeddedDatabaseError(f"Another process keeps the database in {home} busy.")
        yield
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Folders made here can be passed through; the mode of what exists stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:
        return
    folder.chmod(0o755)


def remove_folder(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def private_sockets(remembered: Memory, account: Account) -> Memory:
    """A folder that only the server's account (and root) can enter, free of what a killed server left."""
    folder = Path(remembered.sockets)
    if not _is_private(folder, account):
        folder = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
        account.own(folder)
        remembered = remember(replace(remembered, sockets=str(folder)))
    for left in folder.glob(".s.PGSQL.*"):
        left.unlink()
    return remembered


def _is_private(folder: Path, account: Account) -> bool:
    try:
        folder.mkdir(mode=0o700)
        account.own(folder)
    except FileExistsError:
        pass
    found = folder.lstat()
    return (found.st_mode, found.st_uid) == (_PRIVATE, account.uid)


def _took(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
