"""The embedded database under supervision: started again when its server is killed, stopped last."""

import signal

from bekwaam.config.embedded import Cluster
from bekwaam.config.processes.child import Crashes, Persistence
from bekwaam.config.processes.guard import Guard


class KeptDatabase:
    """A server that another process started is used, and left to that process."""

    def __init__(self, cluster: Cluster, guard: Guard, persistence: Persistence) -> None:
        self._cluster, self._guard = cluster, guard
        self._crashes = Crashes("The database", persistence)
        self._server: int | None = None

    def start(self) -> None:
        self._cluster.start()
        self._crashes.started()
        self._server = self._cluster.own_server()
        if self._server is not None:
            self._guard.watch(self._server, soft=signal.SIGINT, hard=signal.SIGQUIT)

    def tend(self) -> str | None:
        """What happened, if anything did. It is started again at once: the other processes wait for it."""
        if self._cluster.running():
            return None
        self._crashes.ended("see server.log in its folder")
        self._forget()
        self.start()
        return "The database had ended and is started again."

    def stop(self) -> None:
        if self._server is not None:
            self._cluster.stop()
            self._forget()

    def _forget(self) -> None:
        if self._server is not None:
            self._guard.forget(self._server)
            self._server = None
