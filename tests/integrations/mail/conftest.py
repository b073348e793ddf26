"""A real mail server in a process of its own, and workers in theirs."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SERVER = Path(__file__).with_name("server_process.py")
PATIENCE = 20.0
TICK = 0.02


def wait_until(holds: Callable[[], Any], process: "subprocess.Popen[bytes] | None" = None) -> Any:
    """Look until it holds; give up when the process ended or it takes absurdly long."""
    for _ in range(int(PATIENCE / TICK)):
        found = holds()
        if found:
            return found
        assert process is None or process.poll() is None, "the process ended before it came that far"
        select.select([], [], [], TICK)
    raise AssertionError("it never happened")


class MailServerProcess:
    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-W", "ignore", str(SERVER), str(folder), *options]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_until((folder / "port").exists, self.process)
        self.port = int((folder / "port").read_text())

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?timeout=20"

    def answers(self, **stages: str) -> None:
        (self.folder / "answers").write_text(json.dumps(stages))

    def log(self, event: str) -> list[dict[str, Any]]:
        path = self.folder / "log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [entry for entry in map(json.loads, lines) if entry["event"] == event]

    def received(self) -> list[str]:
        return [entry["message_id"] for entry in self.log("data")]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def mail_server(tmp_path: Path) -> Iterator[MailServerProcess]:
    server = MailServerProcess(tmp_path)
    yield server
    server.stop()


WORKER = """
import sys, uuid, django
django.setup()
from bekwaam.domains.notifications import transport
from bekwaam.domains.notifications.dispatch import send_waiting
from bekwaam.kernel import clock
print(send_waiting(uuid.UUID(sys.argv[1]), transport.in_use(), clock.now))
"""


@pytest.fixture
def a_worker(mail_server: MailServerProcess) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """A process that sends what waits, as the job does."""
    started: list[subprocess.Popen[bytes]] = []

    def start(academy_id: Any) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "BEKWAAM_SMTP_URL": mail_server.url}
        command = [sys.executable, "-W", "ignore", "-c", WORKER, str(academy_id)]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
