"""Plans of statements that are asked often are kept by the connection, unless a pooler in between cannot bear it."""

from typing import Any

import pytest
from django.db import connection

from bekwaam.config.database import kept_plans
from bekwaam.domains.people.models import Person


def test_a_question_that_comes_back_is_planned_once(noord: Any) -> None:
    for number in range(8):
        assert not Person.objects.filter(personnel_number=f"nobody-{number}").exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "select statement from pg_prepared_statements where statement like '%personnel_number%'"
        )
        assert [text for (text,) in cursor.fetchall() if "$2" in text]


def test_a_pooler_that_cannot_keep_them_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_plans()["prepare_threshold"] == 4
    monkeypatch.setenv("BEKWAAM_DB_PREPARE", "0")
    assert kept_plans() == {}
