"""Signals as something to wait for: one call sleeps until a signal comes or the time is over, and misses none."""

import select
import signal
import socket
from types import FrameType


class Bell:
    """Rings when a child ends or when this process is asked to stop, also before anyone waits."""

    STOP = frozenset({int(signal.SIGTERM), int(signal.SIGINT), int(signal.SIGHUP)})

    def __enter__(self) -> "Bell":
        self._ear, self._clapper = socket.socketpair()
        self._ear.setblocking(False)
        self._clapper.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._clapper.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _ring) for number in (*self.STOP, signal.SIGCHLD)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._ear.close()
        self._clapper.close()

    def wait(self, seconds: float) -> set[int]:
        """The signals that came since the last call."""
        heard, _, _ = select.select([self._ear], [], [], seconds)
        return set(self._ear.recv(4096)) if heard else set()


def _ring(number: int, frame: FrameType | None) -> None:
    """Python writes the number to the wake-up socket; there is nothing else to do."""
