"""The supervisor's end of the guardian: what the guardian must know, and another one when it is killed itself."""

import contextlib
import signal
import subprocess
import sys
from pathlib import Path

from bekwaam.config.processes import guardian

PATIENCE = 20.0  # seconds between the soft and the hard signal, after the supervisor was killed


class Guard:
    """The process that ends the rest when this one is killed; replaced when it is killed itself."""

    def __init__(self) -> None:
        self._groups: dict[int, str] = {}
        self._process = self._start()

    def __enter__(self) -> "Guard":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def watch(self, group: int, *, soft: signal.Signals, hard: signal.Signals) -> None:
        self._groups[group] = f"+{group} {int(soft)} {int(hard)}\n"
        self._tell(self._groups[group])

    def forget(self, group: int) -> None:
        if self._groups.pop(group, None):
            self._tell(f"-{group}\n")

    def look(self) -> None:
        if self._process.poll() is not None:
            self._process.communicate()
            self._process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-I", "-S", str(Path(guardian.__file__)), str(PATIENCE)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603 - own program
        self._process = process
        self._tell("".join(self._groups.values()))
        return process

    def _tell(self, lines: str) -> None:
        """One that was just killed hears nothing: `look` starts the next, which hears everything."""
        assert self._process.stdin is not None  # noqa: S101 - asked for at the start
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(lines)
            self._process.stdin.flush()
