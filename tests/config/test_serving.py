"""The real web server with several processes: they count together, and one that is killed comes back."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests import server

pytestmark = [pytest.mark.peer, pytest.mark.eis("X-8", "U-8.3")]
Get = Callable[[str], str]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def served(committed: None, log: Path) -> Iterator[tuple[int, Get]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bekwaam.config.cli", "serve", "--port", str(port), "--workers", "2"]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, env=os.environ, cwd=server.ROOT, start_new_session=True, stderr=errors
        )

    def get(path: str) -> str:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", headers={"Host": "noord.localhost"}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own address
            return str(answer.read().decode())

    try:
        get.port = port  # type: ignore[attr-defined]
        wait_for(lambda: answers(get))
        yield process.pid, get
    finally:
        stop(process)


def test_an_answer_does_not_name_the_web_server(served: tuple[int, Get]) -> None:
    _, get = served
    port = get.port  # type: ignore[attr-defined]
    for path in ("/healthz", "/inloggen/", "/bestaat-niet/", "/static/app.css"):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        line.request("GET", path, headers={"Host": "noord.localhost"})
        answer = line.getresponse()
        assert answer.headers.get_all("Server") == ["Bekwaam"], path
        assert "granian" not in str(answer.headers).lower()
        line.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """Politely; what does not listen holds no table when the rows are wiped."""
    process.terminate()
    try:
        process.wait(timeout=30)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(get: Get) -> bool:
    try:
        return "ok" in get("/healthz")
    except (urllib.error.URLError, OSError):
        return False


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def counted(get: Get) -> float:
    found = re.search(
        r'bekwaam_request_seconds_count\{method="GET",route="privacy",status="200"\} ([\d.]+)',
        get("/metrics"),
    )
    return float(found.group(1)) if found else 0.0


def workers_of(parent: int) -> list[int]:
    said = subprocess.run(
        ["ps", "--ppid", str(parent), "-o", "pid="], capture_output=True, text=True, check=False
    )
    return [int(word) for word in said.stdout.split()]


def test_what_a_web_process_logs_is_json(served: tuple[int, Get], log: Path) -> None:
    """The web server and the platform configure logging in one process, one after the other."""
    _, get = served
    get("/privacy/")
    wait_for(lambda: '"route": "privacy"' in log.read_text())
    assert {json.loads(line)["level"] for line in log.read_text().splitlines()} == {"info"}


def test_all_web_processes_count_together(served: tuple[int, Get]) -> None:
    _, get = served
    for _ in range(30):
        get("/privacy/")
    assert {counted(get) for _ in range(10)} == {30.0}


def test_a_killed_web_process_comes_back_and_its_counts_stay(served: tuple[int, Get]) -> None:
    parent, get = served
    for _ in range(10):
        get("/privacy/")
    for worker in workers_of(parent):
        os.kill(worker, signal.SIGKILL)
    wait_for(lambda: answers(get))
    assert counted(get) == 10.0
