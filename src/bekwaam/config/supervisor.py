"""Keeps the processes of one machine going: starts them in order, restarts what crashes, stops all of them with the
database last. Nothing it started outlives it, whatever ends it.
"""

import sys
import time
from collections.abc import Callable, Sequence

from bekwaam.config.embedded import Cluster, EmbeddedDatabaseError
from bekwaam.config.processes.bell import Bell
from bekwaam.config.processes.child import Child, GaveUp, Kept, Persistence
from bekwaam.config.processes.database import KeptDatabase
from bekwaam.config.processes.guard import Guard

__all__ = ["Child", "Persistence", "run"]

_LOOK_ROUND = 2.0  # seconds between looks when nothing rings
_ASK_AGAIN = 0.05


def run(
    children: Sequence[Child],
    ready: Callable[[], None] = lambda: None,
    *,
    database: Cluster | None = None,
    persistence: Persistence | None = None,
    say: Callable[[str], None] = lambda sentence: print(sentence, file=sys.stderr, flush=True),  # noqa: T201 - a terminal is where this runs
) -> int:
    """Keep `children` (and `database`) going until SIGTERM, SIGINT or SIGHUP; call `ready` once all of them answer.

    0 after such a signal, 1 when something keeps crashing. A second signal while stopping ends them by force.
    """
    with Bell() as bell, Guard() as guard:
        supervision = _Supervision(children, database, persistence or Persistence(), bell, guard, say)
        try:
            supervision.bring_up()
            ready()
            while True:
                supervision.round()
        except _ToldToStop:
            return 0
        except (GaveUp, EmbeddedDatabaseError) as reason:
            say(str(reason))
            return 1
        finally:
            supervision.bring_down()


class _ToldToStop(Exception):
    pass


class _Supervision:
    def __init__(
        self,
        children: Sequence[Child],
        database: Cluster | None,
        persistence: Persistence,
        bell: Bell,
        guard: Guard,
        say: Callable[[str], None],
    ) -> None:
        self._kept = [Kept(child, guard, persistence) for child in children]
        self._database = KeptDatabase(database, guard, persistence) if database else None
        self._bell, self._guard, self._say = bell, guard, say

    def bring_up(self) -> None:
        if self._database:
            self._database.start()
        for kept in self._kept:
            kept.start()
            while not kept.child.answers():
                self.round(_ASK_AGAIN)

    def bring_down(self) -> None:
        for kept in self._kept:
            kept.ask_to_stop()
        deadline = time.monotonic() + max((kept.child.grace for kept in self._kept), default=0)
        while any(kept.is_running() for kept in self._kept):
            left = deadline - time.monotonic()
            if left <= 0 or self._bell.wait(left) & Bell.STOP:
                break
        for kept in self._kept:
            kept.end()
        if self._database:
            self._database.stop()

    def round(self, pause: float = _LOOK_ROUND) -> None:
        """Sleep until something happens, then see to everything."""
        now = time.monotonic()
        dues = [max(kept.due - now, 0) for kept in self._kept if kept.due is not None]
        if self._bell.wait(min([pause, *dues])) & Bell.STOP:
            raise _ToldToStop
        self._guard.look()
        keepers: list[Kept | KeptDatabase] = [*([self._database] if self._database else []), *self._kept]
        for news in filter(None, (keeper.tend() for keeper in keepers)):
            self._say(news)
