"""What one process of a run of the suite makes for all of them: the first does it, the others wait for it."""

import fcntl
import os
from collections.abc import Callable

from tests import server


def per_run(name: str, make: Callable[[], str]) -> str:
    """What `make` said when it was done; it is asked once in a run, whatever the number of processes."""
    note = server.VAR / f"once-{name}"
    note.parent.mkdir(parents=True, exist_ok=True)
    with note.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run, _, said = note.read_text().partition("\n") if note.is_file() else ("", "", "")
        if run != _this_run():
            said = make()
            note.write_text(f"{_this_run()}\n{said}")
        return said


def _this_run() -> str:
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
