"""The rows of a test go away although a browser was still busy. Needs no browser itself."""

import os
from threading import Thread
from typing import Any

import psycopg
import pytest

from tests import server, underway
from tests.fixtures import wipe


def held_by_a_request(connection: psycopg.Connection[Any], table: str) -> None:
    connection.execute(f'lock table "{table}" in access share mode')


def tables_in_the_order_of_cleaning(connection: psycopg.Connection[Any]) -> list[str]:
    words = "select tablename from pg_tables where schemaname = 'public' and tablename like 'people_%'"
    words += " order by tablename"
    return [str(name) for (name,) in connection.execute(words).fetchall()]


def wait_until_somebody_waits(connection: psycopg.Connection[Any]) -> None:
    words = "select 1 from pg_locks join pg_database on oid = database"
    words += " where not granted and datname = current_database()"
    while connection.execute(words).fetchone() is None:
        pass


def test_a_request_and_the_cleaning_that_wait_for_each_other_both_end(committed: None) -> None:
    parameters = server.connection_parameters("postgres", os.environ["BEKWAAM_DB_NAME"])
    with psycopg.connect(**parameters) as request, psycopg.connect(**parameters, autocommit=True) as looker:
        request.execute("set deadlock_timeout = '1min'")
        first, *_, last = tables_in_the_order_of_cleaning(looker)
        held_by_a_request(request, last)
        cleaning = Thread(target=wipe)
        cleaning.start()
        wait_until_somebody_waits(looker)
        held_by_a_request(request, first)
        request.rollback()
        cleaning.join(timeout=30)
        assert not cleaning.is_alive()
        assert looker.execute("select count(*) from people_person").fetchone() == (0,)


def test_cleaning_waits_for_an_answer_that_is_half_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(underway, "PATIENCE", 0.01)
    answer: Any = underway.counted(lambda *_: [b"half", b"half"])({}, None)
    with pytest.raises(underway.StillUnderwayError, match="1 requests"):
        underway.settle()
    assert list(answer) == [b"half", b"half"]
    answer.close()
    answer.close()
    underway.settle()


def test_an_answer_that_fails_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> list[bytes]:
        raise LookupError

    monkeypatch.setattr(underway, "PATIENCE", 0.01)
    with pytest.raises(LookupError):
        underway.counted(fails)({}, None)
    underway.settle()


def test_the_look_of_an_academy_is_gone_with_the_rows(committed: None, within: Any) -> None:
    from bekwaam.domains.tenancy.models import AcademySettings

    with within(server.NOORD):
        AcademySettings.objects.update(theme={"brand": "#8e1c3a"}, options={"personas": {}})
    wipe()
    with within(server.NOORD):
        kept = AcademySettings.objects.get()
    assert (kept.theme, kept.options, kept.display_name) == ({}, {}, "Leerplein")
