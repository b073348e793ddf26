"""Changing jobs by hand: what two do at once, and days that would make one job number two jobs."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions import change_employment, end_employment, record_absence, start_employment
from bekwaam.domains.people.actions.employments import Terms, terms_of
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.rules.employments import JobPeriod
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from tests.factories import a_grant, a_person, a_unit, an_employment
from tests.server import NOORD

pytestmark = pytest.mark.eis("U-5.3")
TODAY = date(2026, 11, 23)


def an_admin() -> Actor:
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return actor_for(person, on=TODAY)


def test_a_last_day_is_not_corrected_into_the_next_job_with_the_same_number(
    noord: UUID, moment: datetime
) -> None:
    person, unit = a_person(), a_unit()
    first = an_employment(person, unit, started_on=date(2020, 1, 1), ended_on=date(2020, 12, 31), number="1")
    an_employment(person, unit, started_on=date(2021, 7, 1), number="1")
    an_employment(person, unit, started_on=date(2020, 1, 1), number="2")
    with pytest.raises(Refused, match=r"people\.job_exists"):
        end_employment(first, last_day=date(2021, 7, 1), actor=an_admin(), at=moment)
    end_employment(first, last_day=date(2021, 6, 30), actor=an_admin(), at=moment)
    first.refresh_from_db()
    assert first.ended_on == date(2021, 6, 30)


def test_a_contract_that_goes_on_loses_its_last_day(noord: UUID, moment: datetime) -> None:
    person, admin = a_person(), an_admin()
    job = an_employment(person, a_unit(), started_on=date(2020, 1, 1), ended_on=date(2026, 12, 31))
    end_employment(job, last_day=None, actor=admin, at=moment)
    end_employment(job, last_day=None, actor=admin, at=moment)
    job.refresh_from_db()
    told = AuditFact.objects.filter(subject_id=person.pk).values_list("verb", flat=True)
    assert (job.ended_on, list(told)) == (None, ["people.employment_continued"])


def test_who_left_by_mistake_is_back_with_the_same_job(noord: UUID, moment: datetime) -> None:
    person, admin = a_person(), an_admin()
    job = an_employment(person, a_unit(), started_on=date(2020, 1, 1))
    end_employment(job, last_day=date(2026, 11, 1), actor=admin, at=moment)
    person.refresh_from_db()
    assert person.is_active is False
    end_employment(job, last_day=None, actor=admin, at=moment)
    person.refresh_from_db()
    assert person.is_active is True


def test_a_job_does_not_go_on_into_the_next_one(noord: UUID, moment: datetime) -> None:
    person, unit = a_person(), a_unit()
    first = an_employment(person, unit, started_on=date(2020, 1, 1), ended_on=date(2020, 12, 31), number="1")
    an_employment(person, unit, started_on=date(2021, 7, 1), number="1")
    with pytest.raises(Refused, match=r"people\.job_exists"):
        end_employment(first, last_day=None, actor=an_admin(), at=moment)


@pytest.mark.parametrize(
    ("first", "last"),
    [(date.min, None), (date(1899, 12, 31), None), (TODAY, date.max), (date(2200, 1, 1), None)],
)
def test_days_of_another_age_are_a_slip_of_the_finger(
    noord: UUID, moment: datetime, first: date, last: date | None
) -> None:
    person, unit, admin = a_person(), a_unit(), an_admin()
    an_employment(person, unit)
    terms, period = Terms(unit_id=unit.pk, kind="vast"), JobPeriod(first, last)
    with pytest.raises(Refused, match=r"people\.day_strange"):
        start_employment(person, terms, period=period, number="2", actor=admin, at=moment)
    with pytest.raises(Refused, match=r"people\.day_strange"):
        record_absence(person, starts_on=first, ends_on=last, actor=admin, at=moment)


def test_of_two_moves_at_once_one_is_made(
    committed: None, within: Callable[[UUID], AbstractContextManager[None]], moment: datetime
) -> None:
    with within(NOORD):
        person, actor = a_person(), an_admin()
        job, places = an_employment(person, a_unit()), [a_unit(), a_unit()]
    start, outcomes = threading.Barrier(2), []

    def move(place: int) -> None:
        try:
            with within(NOORD):
                found = Employment.objects.select_related("person").get(pk=job.pk)
                start.wait(timeout=10)
                terms = replace(terms_of(found), unit_id=places[place].pk)
                change_employment(found, terms, actor=actor, at=moment)
            outcomes.append("moved")
        except Refused as refusal:
            outcomes.append(refusal.reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=move, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with within(NOORD):
        lasting = Employment.objects.filter(person=person, ended_on__isnull=True).count()
    assert (sorted(outcomes), lasting) == (["moved", "people.job_over"], 1)
