"""Ends what a killed supervisor leaves: a process of its own that waits for its standard input to close.

Each line `+GROUP SOFT HARD` names a process group and the two signals that end it, `-GROUP` strikes it off. The
leash already asks direct children to stop; the guardian also gets the deaf ones and their descendants.
Runs on the standard library alone, by path, so that it starts at once.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

_PAUSE = 0.05


def exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def listen(lines: Iterable[str]) -> dict[int, tuple[int, int]]:
    """The groups that were left when the supervisor went."""
    groups: dict[int, tuple[int, int]] = {}
    for line in lines:
        words = line[1:].split()
        if line.startswith("+"):
            groups[int(words[0])] = (int(words[1]), int(words[2]))
        else:
            groups.pop(int(words[0]), None)
    return groups


def finish(groups: dict[int, tuple[int, int]], patience: float) -> None:
    for group, (soft, _) in groups.items():
        with contextlib.suppress(ProcessLookupError):
            os.kill(group, soft)
    deadline = time.monotonic() + patience
    while any(map(exists, groups)) and time.monotonic() < deadline:
        time.sleep(_PAUSE)
    for group, (_, hard) in groups.items():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, hard)


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    finish(listen(sys.stdin), float(sys.argv[1]))


if __name__ == "__main__":
    main()
