"""The ORM refuses to work outside an academy, and the database keeps two academies apart."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.scope import OutsideAcademy, current_academy_id
from tests.factories import a_person

Within = Callable[[UUID], AbstractContextManager[None]]


@pytest.mark.django_db
def test_the_default_manager_raises_outside_a_scope() -> None:
    with pytest.raises(OutsideAcademy):
        Person.objects.count()


@pytest.mark.eis("X-3", "U-8.1")
def test_raw_sql_sees_one_academy_only(noord: UUID, zuid: UUID, within: Within) -> None:
    a_person("Zichtbaar")
    with within(zuid):
        a_person("Verborgen")
        with connection.cursor() as cursor:
            cursor.execute("select family_name from people_person")
            assert cursor.fetchall() == [("Verborgen",)]
    with connection.cursor() as cursor:
        cursor.execute("select family_name from people_person")
        assert cursor.fetchall() == [("Zichtbaar",)]


@pytest.mark.eis("X-3")
def test_a_row_cannot_be_written_for_another_academy(noord: UUID, zuid: UUID) -> None:
    person = a_person()
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update people_person set academy_id = %s where id = %s", [zuid, person.pk])


def test_an_inner_scope_gives_the_outer_one_back(noord: UUID, zuid: UUID, within: Within) -> None:
    with within(zuid):
        assert AcademySettings.objects.get().academy_id == zuid
    assert (current_academy_id(), AcademySettings.objects.get().academy_id) == (noord, noord)
