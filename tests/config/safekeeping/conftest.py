"""A filled installation, and a second PostgreSQL server with nothing in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bekwaam.config.embedded import Cluster
from bekwaam.kernel.files.disk import DiskStore
from tests import server


@pytest.fixture
def store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files")


@pytest.fixture
def filled(committed: None, store: DiskStore, moment: Any) -> None:
    from bekwaam.kernel.scope import academy_scope
    from tests.config.safekeeping.filling import CONTENTS, fill

    for academy, contents in CONTENTS.items():
        with academy_scope(academy):
            fill(academy, contents, store, moment)


@pytest.fixture
def backup_connection() -> dict[str, str]:
    return server.connection_parameters("bekwaam_backup")


@pytest.fixture(scope="session")
def second_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("second") / "pg", durable=False)
    cluster.start()
    yield cluster
    cluster.destroy()


@pytest.fixture
def empty(second_server: Cluster) -> Iterator[dict[str, str]]:
    """The administrator's connection to an empty database with the roles of the product."""
    second_server.prepare("restored")
    yield second_server.admin("restored")
    with psycopg.connect(**second_server.admin(), autocommit=True) as connection:
        connection.execute("drop database restored with (force)")
