"""Ties a child process to the life of the process that starts it (Linux; elsewhere the tie is absent)."""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def leash(death_signal: signal.Signals) -> Callable[[], None] | None:
    """The `preexec_fn` after which the child gets `death_signal` as soon as its parent dies, even by kill -9.

    The kernel watches the thread that forks, and forgets the tie when the user changes: so only the main thread
    may ask, and `subprocess` runs this after it has changed user.
    """
    if sys.platform != "linux":
        return None
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("Only the main thread may start a process that is tied to this one.")
    prctl, parent = ctypes.CDLL(None, use_errno=True).prctl, os.getpid()

    def tie() -> None:
        if prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0) != 0 or os.getppid() != parent:
            os._exit(1)

    return tie
