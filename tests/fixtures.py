"""What many tests start from: two academies with a small organisation each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from uuid import UUID

import pytest
from psycopg.errors import DeadlockDetected

from tests import server, underway
from tests.savepoints import undone


@pytest.fixture
def noord(db: None) -> Iterator[UUID]:
    """Inside the scope of academy Noord."""
    from bekwaam.domains.tenancy.queries import directory
    from bekwaam.kernel.scope import academy_scope

    directory.forget()
    with academy_scope(server.NOORD):
        yield server.NOORD


@pytest.fixture
def zuid() -> UUID:
    return server.ZUID


@pytest.fixture
def within() -> Callable[[UUID], AbstractContextManager[None]]:
    from bekwaam.kernel.scope import academy_scope

    return academy_scope


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Real commits, for races; every tenant row is wiped afterwards by the owner."""
    with django_db_blocker.unblock():
        yield
        from django.db import connections

        connections.close_all()
        wipe()


KEPT = ("tenancy_academy", "tenancy_academyhost", "django_migrations")
MOST_TRIES = 5


def wipe() -> None:
    """Every tenant row gone, the settings of the academies as they were seeded.

    A request on its way may hold what this asks for, and ask for what this holds: the database then stops one of them.
    """
    for tries_left in reversed(range(MOST_TRIES)):
        underway.settle()
        try:
            _empty_the_tables()
        except DeadlockDetected:
            if not tries_left:
                raise
        else:
            return


def _empty_the_tables() -> None:
    with server.owner_connection() as connection, connection.transaction():
        connection.execute("set local lock_timeout = '30s'")
        rows = connection.execute(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> all(%s)"
            " order by tablename",
            [list(KEPT)],
        ).fetchall()
        connection.execute("truncate " + ", ".join(str(name) for (name,) in rows) + " cascade")
        for academy in (server.NOORD, server.ZUID):
            server.seed_settings(connection, academy)


@pytest.fixture
def client_for(noord: UUID) -> Callable[..., Any]:
    """A browser of academy Noord in which this person is logged in with a second factor (or nobody)."""
    from django.test import Client

    from bekwaam.kernel import clock
    from tests.factories import an_account

    def make(person: Any = None, host: str = "noord.localhost", **options: Any) -> Client:
        client = Client(SERVER_NAME=host, HTTP_HOST=host, **options)
        if person is not None:
            account = person.accounts.first() or an_account(person)
            client.force_login(account, backend="bekwaam.portals.account.backend.AccountBackend")
            session = client.session
            session.update({"strong": "app", "since": clock.now().isoformat()})
            session.save()
        return client

    return make


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Any, Any]]:
    """Academies Noord and Zuid with a row in every table, made once for the tests of a module and never committed."""
    from bekwaam.kernel.scope import academy_scope
    from tests import world

    with held(django_db_blocker):
        with academy_scope(server.NOORD):
            here = world.a_world(server.NOORD, "noord")
        with academy_scope(server.ZUID):
            there = world.a_world(server.ZUID, "zuid")
        for each in (here, there):
            with academy_scope(each.academy):
                each.untouched = world.fingerprint(without=world.TRACES)
        yield here, there


@contextmanager
def held(blocker: Any) -> Iterator[None]:
    """Rows that are made inside are there as long as this is open, and are never committed."""
    from django.db import connections

    from bekwaam.domains.tenancy.queries import directory

    with blocker.unblock():
        directory.forget()
        with undone():
            yield
        connections.close_all()


@pytest.fixture
def here(standing: tuple[Any, Any]) -> Iterator[Any]:
    """Academy Noord with a row in every table: a `tests.world.World`. What a test does to it is taken back.

    A test that asks for it needs no `django_db`: its database is the one in which these worlds stand.
    """
    from bekwaam.domains.tenancy.queries import directory
    from bekwaam.kernel.scope import academy_scope

    directory.forget()
    forget_requests()
    with undone(), academy_scope(server.NOORD):
        yield standing[0].again()


def forget_requests() -> None:
    """The keys of these worlds are asked with in every test; none of them is told to wait for another."""
    from bekwaam.portals.api.v1 import api

    for throttle in api.throttle if isinstance(api.throttle, list) else [api.throttle]:
        throttle._counts.clear()


@pytest.fixture
def there(here: Any, standing: tuple[Any, Any]) -> Any:
    """Academy Zuid, just as full; the scope stays that of Noord."""
    return standing[1].again()
