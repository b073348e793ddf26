"""`bekwaam serve`: granian with as many web processes as asked."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from bekwaam.config.places import VAR


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=os.environ.get("BEKWAAM_BIND", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=int(os.environ.get("BEKWAAM_WEB_WORKERS", "2")))
    parser.add_argument("--threads", type=int, default=int(os.environ.get("BEKWAAM_WEB_THREADS", "4")))


def granian_command(arguments: argparse.Namespace) -> list[str]:
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        arguments.host,
        "--port",
        str(arguments.port),
        "--workers",
        str(arguments.workers),
        "--blocking-threads",
        str(arguments.threads),
        "--workers-kill-timeout",
        "10",
        "--respawn-failed-workers",
        "--no-ws",
        "--log-level",
        "warning",
        "bekwaam.config.wsgi:application",
    ]


def _fresh_measurements(port: int) -> Path:
    """Where the web processes of this port count together; what earlier ones counted is gone with them."""
    folder = VAR / "metrics" / str(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    return folder


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.config.deployment.refusal import refuse_unsafe_role

    refuse_unsafe_role()
    os.environ["BEKWAAM_DB_USE_POOL"] = "1"
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_fresh_measurements(arguments.port))
    command = granian_command(arguments)
    os.execv(command[0], command)  # noqa: S606 - the web server takes this process over
