"""A process to keep going: how it is started, when it counts as crashed at once, and that it leaves nothing behind."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bekwaam.config.leash import leash
from bekwaam.config.processes.guard import Guard


class GaveUp(Exception):
    """Something ends again and again right after its start."""


@dataclass(frozen=True)
class Child:
    """A process to keep. It counts as up when `answers` says so; `grace` is its time to stop by itself."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    answers: Callable[[], bool] = lambda: True
    grace: float = 15


@dataclass(frozen=True)
class Persistence:
    """A process that lived shorter than `settled` seconds has crashed at once; after `attempts` of those it ends."""

    first_pause: float = 0.25
    longest_pause: float = 30
    settled: float = 10
    attempts: int = 5

    def pause(self, crashes: int) -> float:
        return min(self.first_pause * 2 ** (crashes - 1), self.longest_pause)


class Crashes:
    """How often in a row something ended right after its start."""

    def __init__(self, name: str, persistence: Persistence) -> None:
        self._name, self._persistence = name, persistence
        self._count = 0
        self._started = time.monotonic()

    def started(self) -> None:
        self._started = time.monotonic()

    def ended(self, how: str) -> float:
        """The seconds to wait before the next start."""
        at_once = time.monotonic() - self._started < self._persistence.settled
        self._count = self._count + 1 if at_once else 1
        if self._count >= self._persistence.attempts:
            raise GaveUp(
                f"{self._name} ended {self._count} times right after its start ({how}): Bekwaam stops. "
                "What it wrote above says why."
            )
        return self._persistence.pause(self._count)


class Kept:
    """One child through its lives."""

    def __init__(self, child: Child, guard: Guard, persistence: Persistence) -> None:
        self.child = child
        self.due: float | None = None  # when it is started again
        self._guard = guard
        self._crashes = Crashes(child.name, persistence)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.due = None
        self._crashes.started()
        self._process = subprocess.Popen(  # noqa: S603 - the product's own commands
            self.child.command,
            env={**os.environ, **self.child.environment},
            start_new_session=True,
            preexec_fn=leash(signal.SIGTERM),  # noqa: PLW1509 - only sets the tie
        )
        self._guard.watch(self._process.pid, soft=signal.SIGTERM, hard=signal.SIGKILL)

    def tend(self) -> str | None:
        """Start what is due, plan a start for what has ended; what happened, if anything did."""
        if self._process is not None and self._process.poll() is not None:
            how = _manner(self.end())
            pause = self._crashes.ended(how)
            self.due = time.monotonic() + pause
            return f"{self.child.name} ended ({how}) and is started again in {pause:g} s."
        if self.due is not None and self.due <= time.monotonic():
            self.start()
        return None

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ask_to_stop(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def end(self) -> int:
        """End it by force, with all that it left running; how it ended."""
        if self._process is None:
            return 0
        process, self._process = self._process, None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        code = process.wait()
        self._guard.forget(process.pid)
        return code


def _manner(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
