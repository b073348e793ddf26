"""One embedded PostgreSQL for the whole run, one copy of a migrated database per test process.

Tests connect as `bekwaam_app`, the role of the product, so row-level security holds in every test. Two
academies, Noord and Zuid, are in the copied database; their rows are made by the tests themselves.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import django
import pytest
from django.conf import settings as django_settings
from django.db import connections

from tests import chromium, conformity, server, static

pytest_plugins = ["tests.fixtures"]


def pytest_configure(config: pytest.Config) -> None:
    worker = getattr(config, "workerinput", None)
    server.use_database(worker["workerid"] if worker else "main")
    if worker is None:
        server.start()
        config.pluginmanager.register(conformity.ConformityRecorder())
    django.setup()
    _hash_cheaply()
    # A process of several reads its settings before it knows its own number.
    django_settings.FILE_ROOT = os.environ["BEKWAAM_FILES"]


def _hash_cheaply() -> None:
    """What makes a hash strong is its price, and no test proves more by paying it."""
    from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher

    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = 1, 64, 1


def pytest_itemcollected(item: pytest.Item) -> None:
    item.user_properties.extend(conformity.claims(item))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_stays_together, reverse=True)
    if chromium.place():
        return
    absent = pytest.mark.skip(reason="no Chromium on this machine: install it to run the browser tests")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(absent)


def _stays_together(item: pytest.Item) -> bool:
    """Tests that one process does after each other come first, so that no process is left alone with them at the end."""
    return item.get_closest_marker("xdist_group") is not None


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        server.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        connections["default"].settings_dict["NAME"] = server.copy_database()
        static.collect()
        yield
        connections.close_all()


@pytest.fixture
def moment() -> datetime:
    """Monday 23 November 2026, ten in the morning in the Netherlands."""
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
