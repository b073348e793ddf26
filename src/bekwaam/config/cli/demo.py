"""`bekwaam demo`: from nothing to a running platform with two invented academies.

It keeps one PostgreSQL, the web processes and a worker going until Ctrl-C. What it made stays for the next start.
"""

import argparse
import os
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request

from bekwaam.config.demo.start import Demo, prepare
from bekwaam.config.places import VAR

ACADEMIES = {"lindewaard": "Gemeente Lindewaard", "zuidermeer": "Gemeente Zuidermeer"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away and start again")
    parser.add_argument("--prepare-only", action="store_true", help="make the data and stop")
    parser.add_argument("--size", type=float, default=float(os.environ.get("BEKWAAM_DEMO_SIZE", "1")))
    parser.add_argument("--host", default=os.environ.get("HOST", "localhost"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))


def run(arguments: argparse.Namespace) -> int:
    demo = Demo(host=arguments.host, port=arguments.port, size=arguments.size, academies=ACADEMIES)
    if os.environ.get("DATABASE_URL"):
        print("The demo brings its own database; take DATABASE_URL away to start it.")
        return 1
    if not arguments.prepare_only and _is_taken(arguments.port):
        print(
            f"Something answers on port {arguments.port} already. Stop it, or choose another: make demo PORT=8001"
        )
        return 1
    if arguments.reset:
        demo.reset()
    began = time.monotonic()
    prepare(demo)
    if arguments.prepare_only:
        demo.cluster.stop()
        return 0
    return _keep_going(demo, began)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _keep_going(demo: Demo, began: float) -> int:
    from bekwaam.config.supervisor import Child
    from bekwaam.config.supervisor import run as supervise

    children = [  # the web is waited for, so the worker goes first and starts beside it
        Child("worker", [sys.executable, "-m", "bekwaam.config.cli", "worker"], demo.environment()),
        Child("web", demo.web_command(), demo.environment(), answers=lambda: _answers(demo)),
    ]
    return supervise(children, lambda: _welcome(demo, began), database=demo.cluster)


def _answers(demo: Demo) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _welcome(demo: Demo, began: float) -> None:
    width = min(shutil.get_terminal_size().columns, 78)
    lines = [
        "",
        f"Bekwaam is running, {time.monotonic() - began:.0f} seconds after the start.",
        "",
        f"  {demo.address()}",
        *(f"  {demo.address(slug)}   {name}" for slug, name in ACADEMIES.items()),
        "",
        f"The data is in {VAR}. Ctrl-C stops everything and keeps it.",
    ]
    print("\n".join(["=" * width, *lines, "=" * width]), flush=True)
