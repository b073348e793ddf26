"""Looking at processes and waiting for them. Server processes are known by their working folder, the data itself."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

_PROC = Path("/proc")


def until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Whether `condition` came true in time."""
    deadline, pause = time.monotonic() + seconds, 0.002
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)
    return True


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that is dead but not yet collected does not."""
    status = _stat(pid)
    if status is not None:
        return status[0] not in {"Z", "X"}
    return not _PROC.joinpath("self").exists() and _answers(pid)


def parent_of(pid: int) -> int | None:
    status = _stat(pid)
    return int(status[1]) if status else None


def words_of(pid: int) -> list[str]:
    """The command line of a process; empty when it cannot be read."""
    try:
        return _PROC.joinpath(str(pid), "cmdline").read_text(errors="replace").split("\0")
    except OSError:
        return []


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process lives in `folder`; without /proc every living process is taken at its word."""
    if not _PROC.joinpath("self").exists():
        return is_alive(pid)
    try:
        return _PROC.joinpath(str(pid), "cwd").readlink() == folder and is_alive(pid)
    except OSError:
        return False


def all_in(folder: Path) -> list[int]:
    """Every living process whose working folder is `folder`."""
    if not _PROC.joinpath("self").exists():
        return []
    return [
        int(entry.name)
        for entry in _PROC.iterdir()
        if entry.name.isdigit() and works_in(int(entry.name), folder)
    ]


def send(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def _stat(pid: int) -> list[str] | None:
    """State, parent and what follows: the fields after the name, which may itself hold spaces and brackets."""
    try:
        return _PROC.joinpath(str(pid), "stat").read_text(errors="replace").rpartition(") ")[2].split()
    except OSError:
        return None


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
