"""Jobs of a worker that was killed are done by another; finished jobs go, failed ones later."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from bekwaam.kernel import job_upkeep
from tests import server

# A real worker process with one task more: it says that it began, and waits to be killed when told so.
WORKER = """
import sys, time
from pathlib import Path
from bekwaam.config.cli.bootstrap import start_django
start_django()
from bekwaam.kernel.jobs import task
folder = Path(sys.argv[1])

@task("test.write_letter")
def write_letter(word: str) -> None:
    (folder / "began").write_text(word)
    while not (folder / "finish").exists():
        time.sleep(0.02)
    (folder / "done").write_text(word)

if sys.argv[2] == "defer":
    from uuid import UUID
    from bekwaam.kernel.jobs import defer
    from bekwaam.kernel.scope import academy_scope
    with academy_scope(UUID(sys.argv[3])):
        defer("test.write_letter", word="brief")
else:
    from bekwaam.config.cli import main
    sys.exit(main(["worker", "--queues", "default", *sys.argv[2:]]))
"""
ENVIRONMENT = {"BEKWAAM_WORKER_HEARTBEAT": "0.2", "BEKWAAM_WORKER_SILENT": "1"}
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    script = tmp_path / "worker.py"
    script.write_text(WORKER)
    started: list[subprocess.Popen[bytes]] = []

    def begin(*words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(script), str(tmp_path), *words]
        process = subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, cwd=server.ROOT)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


@pytest.mark.peer
@pytest.mark.eis("U-8.3", "X-8")
@pytest.mark.usefixtures("committed")
def test_another_worker_does_the_job_of_a_killed_one(start: Start, tmp_path: Path) -> None:
    assert start("defer", str(server.NOORD)).wait() == 0
    first = start("--once")
    wait_for((tmp_path / "began").exists)
    assert rows("select status::text from procrastinate_jobs where queue_name = 'default'") == [("doing",)]
    first.send_signal(signal.SIGKILL)
    first.wait()
    (tmp_path / "finish").touch()
    wait_for(lambda: (job_upkeep.heartbeat_age() or 99) > 1.2)
    assert not (tmp_path / "done").exists()
    assert start("--once").wait(timeout=60) == 0
    assert (tmp_path / "done").read_text() == "brief"
    assert rows("select status::text, attempts from procrastinate_jobs where queue_name = 'default'") == [
        ("succeeded", 2)
    ]


@pytest.mark.eis("X-8")
@pytest.mark.usefixtures("committed")
def test_the_job_of_a_living_worker_is_left_alone(start: Start, tmp_path: Path) -> None:
    assert start("defer", str(server.NOORD)).wait() == 0
    worker = start("--once")
    wait_for((tmp_path / "began").exists)
    assert job_upkeep.put_back_stalled(silent_for=timedelta(seconds=30)) == job_upkeep.Swept(0, 0)
    (tmp_path / "finish").touch()
    assert worker.wait(timeout=60) == 0
    assert rows("select status::text, attempts from procrastinate_jobs where queue_name = 'default'") == [
        ("succeeded", 1)
    ]


def a_job(status: str, *, attempts: int = 1, queueing_lock: str | None = None, ended: str = "") -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, status, attempts, queueing_lock)"
            " values ('default', 't', '{}', %s::procrastinate_job_status, %s, %s) returning id",
            [status, attempts, queueing_lock],
        )
        number = int(cursor.fetchone()[0])
        cursor.execute("delete from procrastinate_events where job_id = %s", [number])
        if ended:
            cursor.execute(
                "insert into procrastinate_events (job_id, type, at) values (%s, 'deferred', now() - %s::interval)",
                [number, ended],
            )
    return number


SWEEP = {"silent_for": timedelta(seconds=30)}


@pytest.mark.django_db
def test_a_job_that_keeps_killing_workers_is_given_up() -> None:
    a_job("doing", attempts=job_upkeep.MOST_ATTEMPTS)
    assert job_upkeep.put_back_stalled(**SWEEP) == job_upkeep.Swept(put_back=0, given_up=1)
    assert rows("select status::text from procrastinate_jobs") == [("failed",)]


@pytest.mark.django_db
def test_a_clock_job_gives_way_to_the_next_that_waits() -> None:
    stalled = [a_job("doing", queueing_lock="tick"), a_job("doing", queueing_lock="tock")]
    stalled += [a_job("doing", queueing_lock="tock")]
    waiting = a_job("todo", queueing_lock="tick")
    assert job_upkeep.put_back_stalled(**SWEEP) == job_upkeep.Swept(put_back=1, given_up=2)
    assert rows("select id, status::text from procrastinate_jobs order by id") == [
        (stalled[0], "failed"),
        (stalled[1], "todo"),
        (stalled[2], "failed"),
        (waiting, "todo"),
    ]


@pytest.mark.django_db
def test_finished_jobs_go_after_their_time() -> None:
    for status, ended in (("succeeded", "8 days"), ("failed", "61 days"), ("cancelled", "8 days")):
        a_job(status, ended=ended)
    kept = [
        a_job("succeeded", ended="6 days"),
        a_job("failed", ended="59 days"),
        a_job("todo", ended="90 days"),
    ]
    assert job_upkeep.remove_finished(done_for=timedelta(days=7), failed_for=timedelta(days=60)) == 3
    assert rows("select id from procrastinate_jobs order by id") == [(number,) for number in kept]


@pytest.mark.django_db
def test_the_queue_is_counted() -> None:
    a_job("todo", ended="40 seconds")
    a_job("failed")
    assert job_upkeep.counts_by_state() == {"todo": 1, "failed": 1}
    assert 39 < job_upkeep.longest_wait() < 60
    assert json.dumps(job_upkeep.heartbeat_age())
