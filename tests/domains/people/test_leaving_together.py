"""Many who leave in one delivery cost as many statements as one."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.actions.service import settle_service
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import system_actor
from tests.factories import a_person, a_unit, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-5.3")]


def leaving(number: int, moment: datetime) -> list[UUID]:
    day, unit = moment.date(), a_unit()
    people = [a_person() for _ in range(number)]
    for person in people:
        an_employment(person, unit, started_on=day - timedelta(days=90), ended_on=day - timedelta(days=1))
    return [person.pk for person in people]


def test_many_leave_for_the_price_of_one(noord: UUID, moment: datetime) -> None:
    costs = []
    for number in (1, 20):
        ids = leaving(number, moment)
        with CaptureQueriesContext(connection) as captured:
            assert settle_service(ids, actor=system_actor(noord), at=moment) == (number, 0)
        costs.append(len(captured))
        assert not Person.objects.filter(pk__in=ids, is_active=True).exists()
    assert costs[0] == costs[1]
