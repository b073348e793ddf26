"""`bekwaam serve`: granian with as many web processes as asked, each a fork of this one with the platform loaded."""

import argparse
import os
import shutil
from importlib import import_module
from pathlib import Path

from bekwaam.config.cli.bootstrap import start_django
from bekwaam.config.places import VAR

APPLICATION = "bekwaam.config.wsgi:application"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=os.environ.get("BEKWAAM_BIND", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=int(os.environ.get("BEKWAAM_WEB_WORKERS", "2")))
    parser.add_argument("--threads", type=int, default=int(os.environ.get("BEKWAAM_WEB_THREADS", "4")))


def run(arguments: argparse.Namespace) -> int:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.errors import FatalError
    from granian.log import LogLevels

    os.environ["BEKWAAM_DB_USE_POOL"] = "1"
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_fresh_measurements(arguments.port))
    start_django()
    _refuse_unsafe_role()
    _load()
    server = Granian(
        APPLICATION,
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=arguments.threads,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    try:
        server.serve()
    except FatalError:
        return 1
    return 0


def _fresh_measurements(port: int) -> Path:
    """Where the web processes of this port count together; what earlier ones counted is gone with them."""
    folder = VAR / "metrics" / str(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    return folder


def _refuse_unsafe_role() -> None:
    """Nothing of the database stays open: a connection or a thread of its pool does not survive a fork."""
    from django.db import connection

    from bekwaam.config.deployment.refusal import refuse_unsafe_role

    refuse_unsafe_role()
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def _load() -> None:
    """What every web process would load for its first answers: it stays shared after the fork."""
    from bekwaam.portals.shared.readiness import known_migrations

    known_migrations()
    import_module(APPLICATION.partition(":")[0])
