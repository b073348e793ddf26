"""The supervisor's end of the guardian: what the guardian must know, and another one when it is killed itself."""

import contextlib
import os
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
        self._process, self._mouth = self._start()

    def __enter__(self) -> "Guard":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._mouth)
        self._process.wait()

    def watch(self, group: int, *, soft: signal.Signals, hard: signal.Signals) -> None:
        self._groups[group] = f"+{group} {int(soft)} {int(hard)}\n"
        self._tell(self._groups[group])

    def forget(self, group: int) -> None:
        if self._groups.pop(group, None):
            self._tell(f"-{group}\n")

    def look(self) -> None:
        if self._process.poll() is not None:
            os.close(self._mouth)
            self._process, self._mouth = self._start()

    def _start(self) -> tuple["subprocess.Popen[bytes]", int]:
        """What it must know lies ready in the pipe before it is born, so it never knows less than this process."""
        ear, mouth = os.pipe()
        os.write(mouth, "".join(self._groups.values()).encode())
        command = [sys.executable, "-I", "-S", str(Path(guardian.__file__)), str(PATIENCE)]
        process = subprocess.Popen(command, stdin=ear, start_new_session=True)  # noqa: S603 - own program
        os.close(ear)
        return process, mouth

    def _tell(self, line: str) -> None:
        """One that was just killed hears nothing: `look` starts the next, which hears everything."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self._mouth, line.encode())
