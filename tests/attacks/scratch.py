"""A copy of the database in which a protection may be taken away, and the two roles that meet there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from tests import server

NAME = f"bekwaam_{server.FAMILY}_scratch_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
Connection = psycopg.Connection[tuple[object, ...]]


@contextmanager
def copy() -> Iterator[None]:
    server._drop(NAME)
    with server._admin() as admin:
        words = sql.SQL("create database {} template {} owner bekwaam_owner")
        admin.execute(words.format(sql.Identifier(NAME), sql.Identifier(server.TEMPLATE)))
    try:
        yield
    finally:
        server._drop(NAME)


def without(protection_off: str) -> None:
    with server.owner_connection(NAME) as owner:
        owner.execute(protection_off)  # type: ignore[call-overload]


@contextmanager
def as_product(academy: object) -> Iterator[Connection]:
    """What a request of this academy can do; taken back at the end."""
    parameters = server.connection_parameters("bekwaam_app", NAME)
    with psycopg.connect(**parameters) as connection:  # type: ignore[arg-type]
        connection.execute("select set_config('app.academy', %s, true)", [str(academy)])
        yield connection
        connection.rollback()
