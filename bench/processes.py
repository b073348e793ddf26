"""How much processor time all processes below this one have used, the database's included."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root: int | None = None) -> float:
    """Without the process itself: what asks the questions is no part of the answer."""
    stats = _stats()
    wanted: set[int] = set()
    frontier = {root or os.getpid()}
    while frontier:
        frontier = {pid for pid, (parent, _) in stats.items() if parent in frontier} - wanted
        wanted |= frontier
    return sum(stats[pid][1] for pid in wanted)


def await_rest(*, share: float = 0.1, seconds: float = 120) -> None:
    """Until everything below this process uses less than this share of one core: the worker has done its backlog."""
    deadline = time.monotonic() + seconds
    before = cpu_seconds()
    while time.monotonic() < deadline:
        time.sleep(2)
        now = cpu_seconds()
        if now - before < 2 * share:
            return
        before = now


def _stats() -> dict[int, tuple[int, float]]:
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            ticks = sum(int(field) for field in fields[11:15])
            found[int(folder.name)] = (int(fields[1]), ticks / TICKS)
    return found
