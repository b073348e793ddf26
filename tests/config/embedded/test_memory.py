"""Whose data it is when the project folder is removed, moved or copied."""

import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from bekwaam.config.embedded import Cluster, EmbeddedDatabaseError

Maker = Callable[..., Cluster]


@pytest.fixture(params=["inside", "outside"])
def project(request: pytest.FixtureRequest, open_folder: Path) -> Path:
    """As root, data lives outside a project that the server's account cannot enter; an ordinary user's never does."""
    (open_folder / "closed").mkdir(mode=0o700)
    place = open_folder / ("project" if request.param == "inside" else "closed/project")
    place.mkdir()
    return place


def _tables(cluster: Cluster) -> list[str]:
    with psycopg.connect(**cluster.admin()) as connection:
        return [
            name
            for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]


def _with_table(cluster: Cluster, name: str) -> Cluster:
    cluster.start()
    with psycopg.connect(**cluster.admin()) as connection:
        connection.execute(f"CREATE TABLE {name} ()")  # type: ignore[arg-type]
    cluster.stop()
    return cluster


def test_a_project_cloned_again_at_the_same_path_starts_empty(make_cluster: Maker, project: Path) -> None:
    old = _with_table(make_cluster(project / "var" / "pg"), "old")
    (project / "var").rename(project.parent / "removed")
    again = make_cluster(project / "var" / "pg")
    again.start()
    assert _tables(again) == []
    again.stop()
    again.destroy()
    (project.parent / "removed").rename(project / "var")
    assert old.start()
    assert _tables(old) == ["old"]


def test_a_moved_project_keeps_its_data(make_cluster: Maker, project: Path) -> None:
    _with_table(make_cluster(project / "pg"), "kept")
    moved = project.rename(project.with_name("moved"))
    cluster = make_cluster(moved / "pg")
    cluster.start()
    assert _tables(cluster) == ["kept"]


def test_a_copied_project_goes_its_own_way(make_cluster: Maker, project: Path) -> None:
    original = _with_table(make_cluster(project / "pg"), "kept")
    shutil.copytree(project, project.with_name("copy"))
    for path in (project.with_name("copy") / "pg" / "data").glob("**/*"):
        shutil.chown(path, (project / "pg" / "data").stat().st_uid)
    if (project / "pg" / "data").exists():
        shutil.chown(project.with_name("copy") / "pg" / "data", (project / "pg" / "data").stat().st_uid)
    copy = make_cluster(project.with_name("copy") / "pg")
    original.start()
    assert copy.start() is True
    assert copy.admin()["host"] != original.admin()["host"]
    with psycopg.connect(**copy.admin()) as connection:
        connection.execute("CREATE TABLE only_here ()")
    assert _tables(original) == ["kept"]


def test_a_damaged_memory_is_not_guessed_at(make_cluster: Maker, tmp_path: Path) -> None:
    cluster = make_cluster(tmp_path / "pg")
    cluster.connection()
    memory = (tmp_path / "pg" / "cluster.json").read_text()
    (tmp_path / "pg" / "cluster.json").write_text(memory[:40])
    with pytest.raises(EmbeddedDatabaseError, match="is damaged"):
        cluster.start()
    (tmp_path / "pg" / "cluster.json").write_text(memory)
