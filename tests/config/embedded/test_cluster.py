"""The life of a cluster in the places where people put projects."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from bekwaam.config.embedded import Cluster, EmbeddedDatabaseError
from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.processes import all_in
from tests.config.embedded.staging import data_of, play

Maker = Callable[..., Cluster]
Runner = Callable[..., subprocess.CompletedProcess[str]]


def _ask(cluster: Cluster, question: str, role: str = "postgres", database: str = "postgres") -> object:
    with psycopg.connect(**cluster.connection(role, database)) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def _keep(cluster: Cluster, word: str) -> None:
    with psycopg.connect(**cluster.admin()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT %s::text AS word", [word])


@pytest.mark.parametrize("name", ["pg", "a path with spaces & more", "/".join(["long" * 20] * 4)])
def test_data_survives_stop_and_start(make_cluster: Maker, open_folder: Path, name: str) -> None:
    cluster = make_cluster(open_folder / name)
    assert cluster.start() is True
    _keep(cluster, "still here")
    cluster.stop()
    assert all_in(data_of(cluster.home)) == []
    assert not cluster.running()
    assert cluster.start() is True
    assert _ask(cluster, "SELECT word FROM kept") == "still here"


def test_a_running_server_is_used_again(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    assert cluster.start() is True
    assert Cluster(tmp_path / "pg").start() is False
    assert Cluster(tmp_path / "pg").running()


def test_the_connection_is_known_before_the_server_runs(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    before = cluster.connection("postgres", "postgres")
    cluster.start()
    assert cluster.connection("postgres", "postgres") == before
    with psycopg.connect(cluster.dsn("postgres", "postgres")) as connection:
        assert connection.info.host == before["host"]


def test_the_server_is_on_no_network_and_wants_a_password(make_cluster: Maker, open_folder: Path) -> None:
    cluster = make_cluster(open_folder / "pg", durable=True)
    cluster.start()
    shown = {name: _ask(cluster, f"SHOW {name}") for name in ("listen_addresses", "data_checksums", "fsync")}
    assert shown == {"listen_addresses": "", "data_checksums": "on", "fsync": "on"}
    assert _ask(cluster, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'") == 0
    sockets = Path(cluster.admin()["host"])
    modes = [
        path.stat().st_mode & 0o777
        for path in (sockets, data_of(cluster.home), cluster.home / "cluster.json")
    ]
    assert modes == [0o700, 0o700, 0o600]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**{**cluster.admin(), "password": "guess"})


def test_letters_beyond_ascii_are_letters(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.start()
    cluster.prepare()
    question = "SELECT array[lower('ÉÏ'), to_tsvector('simple', 'Café Zoë')::text, unaccent('Zoë'), min(w)] FROM (VALUES ('a'), ('B')) AS l (w)"
    assert _ask(cluster, question, "bekwaam_app", "bekwaam") == ["éï", "'café':1 'zoë':2", "Zoe", "B"]


def test_two_starters_at_once_start_one_server(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    starters = [play("once", cluster.home) for _ in range(3)]
    said = [starter.communicate(timeout=60) for starter in starters]
    assert sorted(out.strip() for out, _ in said) == ["False", "False", "True"], said
    assert cluster.running()


def test_the_distribution_s_server_does_as_well(make_cluster: Maker, tmp_path: Path, debian: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.start()
    cluster.prepare()
    assert _ask(cluster, "SHOW server_version_num", "bekwaam_app", "bekwaam").startswith(debian.parent.name)  # type: ignore[attr-defined]


def test_data_of_another_version_is_refused_with_a_way_out(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.start()
    cluster.stop()
    (data_of(cluster.home) / "PG_VERSION").write_text("14\n")
    with pytest.raises(EmbeddedDatabaseError, match=r"made by PostgreSQL 14 .* BEKWAAM_PG_BIN"):
        cluster.start()
    (data_of(cluster.home) / "PG_VERSION").write_text("18\n")


def test_a_first_start_that_was_killed_is_begun_again(make_cluster: Maker, open_folder: Path) -> None:
    cluster = make_cluster(open_folder / "pg")
    cluster.connection()
    (data_of(cluster.home).with_name("data.unfinished") / "base").mkdir(parents=True)
    cluster.start()
    assert cluster.running()


def test_a_server_that_cannot_start_says_why(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.start()
    cluster.stop()
    (data_of(cluster.home) / "pg_hba.conf").write_text("nonsense\n")
    with pytest.raises(EmbeddedDatabaseError, match=r"could not load .*pg_hba\.conf"):
        cluster.start()
    assert all_in(data_of(cluster.home)) == []


def test_destroy_leaves_nothing(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.start()
    places = [Path(cluster.admin()["host"]), data_of(cluster.home), cluster.home]
    assert all(map(Path.exists, places))
    cluster.destroy()
    assert not any(map(Path.exists, places))


def test_a_cluster_in_use_elsewhere_is_not_destroyed(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    assert play("once", cluster.home).communicate(timeout=60)[0] == "True\n"
    with pytest.raises(EmbeddedDatabaseError, match="in use"):
        cluster.destroy()
    assert cluster.running()


def test_root_keeps_data_in_the_project_when_the_server_can_enter_it(
    make_cluster: Maker, open_folder: Path, nobody: Account
) -> None:
    make_cluster(open_folder / "pg").start()
    found = (open_folder / "pg" / "data").stat()
    assert (found.st_uid, found.st_mode & 0o777) == (nobody.uid, 0o700)


def test_root_keeps_data_elsewhere_when_the_project_is_closed(
    make_cluster: Maker, open_folder: Path, nobody: Account
) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    cluster = make_cluster(closed / "pg")
    cluster.start()
    data = data_of(cluster.home)
    assert data.is_relative_to("/var/lib/bekwaam")
    assert data.stat().st_uid == nobody.uid
    assert closed.stat().st_mode & 0o777 == 0o700


def test_an_ordinary_user_keeps_everything_in_the_project(
    as_nobody: Runner, nobody: Account, open_folder: Path
) -> None:
    own = open_folder / "own"
    own.mkdir(mode=0o700)
    os.chown(own, nobody.uid, nobody.gid)
    program = (
        "import sys; from pathlib import Path; from bekwaam.config.embedded import Cluster\n"
        "cluster = Cluster(Path(sys.argv[1]))\n"
        "cluster.start(); cluster.prepare(); print(cluster.running()); cluster.stop(); print(cluster.running())\n"
        "print((cluster.home / 'data' / 'PG_VERSION').exists()); cluster.destroy()"
    )
    done = as_nobody("-c", program, str(own / "pg"))
    assert (done.stdout.split(), done.stderr) == (["True", "False", "True"], "")


def test_another_user_s_cluster_is_refused_with_a_sentence(
    make_cluster: Maker, as_nobody: Runner, open_folder: Path
) -> None:
    cluster = make_cluster(open_folder / "pg")
    cluster.start()
    done = as_nobody("-m", "tests.config.embedded.scene", "once", str(cluster.home))
    assert done.stderr.splitlines()[-1].endswith("belongs to another user of this machine.")
