"""Killed at any moment, by any signal: what was committed is there again and nothing is left running."""

import os
import random
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from bekwaam.config.embedded import Cluster
from bekwaam.config.embedded.processes import is_alive, until
from bekwaam.config.embedded.server import postmaster_of
from tests.config.embedded.staging import data_of, heard, play, server_pid, strays

Maker = Callable[..., Cluster]
ENOUGH = 60


def _shared_memory(pid: int) -> set[str]:
    """The segments a server can leave behind: its dynamic shared memory and its System V key."""
    maps = Path(f"/proc/{pid}/maps").read_text().split()
    named = {word for word in maps if "/PostgreSQL." in word}
    key = (Path(f"/proc/{pid}/cwd").readlink() / "postmaster.pid").read_text().split("\n")[6].split()
    return named | {f"sysv {key[1]}"}


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert until(lambda: not is_alive(pid), seconds=10)


def _exists(segment: str) -> bool:
    if not segment.startswith("sysv "):
        return Path(segment).exists()
    known = {line.split()[1] for line in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]}
    return segment.removeprefix("sysv ") in known


@pytest.fixture
def cluster(make_cluster: Maker, open_folder: Path) -> Cluster:
    return make_cluster(open_folder / "pg")


@pytest.fixture
def durable(make_cluster: Maker, open_folder: Path) -> Cluster:
    return make_cluster(open_folder / "pg", durable=True)


def test_a_killed_server_starts_again_and_leaves_no_shared_memory(cluster: Cluster) -> None:
    cluster.start()
    first = server_pid(cluster.home)
    left = _shared_memory(first)
    assert len(left) > 1
    _kill(first)
    assert cluster.start() is True
    assert server_pid(cluster.home) != first
    cluster.stop()
    assert [segment for segment in left if _exists(segment)] == []


def test_a_backend_that_outlives_its_killed_server_does_not_stand_in_the_way(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(**cluster.admin(), autocommit=True) as connection:
        backend = connection.info.backend_pid
        os.kill(backend, signal.SIGSTOP)
        _kill(server_pid(cluster.home))
        assert cluster.start() is True
        assert not is_alive(backend)


def test_files_left_behind_are_not_believed_even_when_their_process_number_lives(cluster: Cluster) -> None:
    cluster.start()
    data, sockets = data_of(cluster.home), Path(cluster.admin()["host"])
    described = (data / "postmaster.pid").read_text()
    cluster.stop()
    (data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *described.split("\n")[1:]]))
    (sockets / ".s.PGSQL.5432").touch()
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n{data}\n0\n5432\n{sockets}\n")
    assert not cluster.running()
    assert cluster.start() is True
    assert cluster.running()


def test_a_server_whose_socket_was_swept_away_is_replaced(cluster: Cluster) -> None:
    cluster.start()
    (Path(cluster.admin()["host"]) / ".s.PGSQL.5432").unlink()
    assert not cluster.running()
    assert cluster.start() is True
    psycopg.connect(**cluster.admin()).close()


def test_a_socket_folder_of_someone_else_is_not_used(cluster: Cluster) -> None:
    sockets = Path(cluster.admin()["host"])
    sockets.mkdir(mode=0o777)
    sockets.chmod(0o777)
    cluster.start()
    used = Path(cluster.admin()["host"])
    assert used != sockets
    assert used.stat().st_mode & 0o777 == 0o700
    sockets.rmdir()


def test_the_server_goes_with_the_process_that_started_it(cluster: Cluster) -> None:
    mark = uuid4().hex
    starter = play("start", cluster.home, mark=mark)
    assert heard(starter) == "ready"
    starter.kill()
    starter.communicate()
    assert until(lambda: strays(cluster.home, mark) == [], seconds=20)


def test_a_server_that_is_going_is_waited_for_not_used(cluster: Cluster) -> None:
    starter = play("start", cluster.home)
    assert heard(starter) == "ready"
    old = server_pid(cluster.home)
    os.kill(old, signal.SIGSTOP)
    starter.kill()
    starter.communicate()
    assert not cluster.running()
    os.kill(old, signal.SIGCONT)
    assert cluster.start() is True
    assert server_pid(cluster.home) != old


def _kill_supervisor(supervisor: subprocess.Popen[str], home: Path) -> None:
    supervisor.kill()


def _terminate(supervisor: subprocess.Popen[str], home: Path) -> None:
    supervisor.terminate()


def _interrupt(supervisor: subprocess.Popen[str], home: Path) -> None:
    """Ctrl-C reaches everything in the terminal's foreground group."""
    os.killpg(supervisor.pid, signal.SIGINT)


def _kill_everything(supervisor: subprocess.Popen[str], home: Path) -> None:
    os.kill(server_pid(home), signal.SIGKILL)
    supervisor.kill()


@pytest.mark.slow
@pytest.mark.parametrize("attack", [_kill_supervisor, _terminate, _interrupt, _kill_everything])
@pytest.mark.parametrize("_turn", range(2))
def test_committed_rows_survive(
    durable: Cluster, attack: Callable[..., None], _turn: int, tmp_path: Path
) -> None:
    mark, notes = uuid4().hex, tmp_path / "committed"
    notes.touch()
    supervisor = play("supervise", durable.home, notes, mark=mark, start_new_session=True)
    assert heard(supervisor) == "ready"
    moment = random.randint(1, ENOUGH)
    assert until(lambda: len(notes.read_bytes().splitlines()) >= moment, seconds=30)
    attack(supervisor, durable.home)
    out, complaint = supervisor.communicate(timeout=60)
    assert until(lambda: strays(durable.home, mark) == [], seconds=30), (out, complaint)
    assert _lost(durable, notes) == set()


@pytest.mark.slow
def test_a_database_killed_under_the_supervisor_comes_back(durable: Cluster, tmp_path: Path) -> None:
    mark, notes = uuid4().hex, tmp_path / "committed"
    notes.touch()
    supervisor = play("supervise", durable.home, notes, mark=mark, start_new_session=True)
    assert heard(supervisor) == "ready"
    for _ in range(2):
        first = server_pid(durable.home)
        os.kill(first, signal.SIGKILL)
        assert until(lambda pid=first: _replaced(durable, pid), seconds=30)
        reached = len(notes.read_bytes().splitlines())
        assert until(lambda done=reached: len(notes.read_bytes().splitlines()) > done, seconds=30)
    supervisor.terminate()
    out, complaint = supervisor.communicate(timeout=60)
    assert (supervisor.returncode, strays(durable.home, mark)) == (0, []), (out, complaint)
    assert _lost(durable, notes) == set()


def _replaced(cluster: Cluster, old: int) -> bool:
    found = postmaster_of(data_of(cluster.home))
    return found is not None and found.is_ready and found.pid != old


def _lost(cluster: Cluster, notes: Path) -> set[int]:
    cluster.start()
    with psycopg.connect(**cluster.connection("bekwaam_owner")) as connection:
        kept = {number for (number,) in connection.execute("SELECT number FROM kept")}
    return set(map(int, notes.read_text().split())) - kept
