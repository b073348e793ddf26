"""A request stays with who decides today: managers change, people move, leave, come back late or stay away."""

from datetime import date, timedelta
from typing import Any

import pytest

from bekwaam.domains.notifications.models import Message
from bekwaam.domains.offcatalogue import house
from bekwaam.domains.offcatalogue.access import team_requests
from bekwaam.domains.offcatalogue.actions import (
    add_file,
    agree,
    follow_people,
    forget_old,
    remind,
    withdraw,
)
from bekwaam.domains.offcatalogue.enums import Deed, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestFile, RequestStep
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.events import PeopleLeft
from bekwaam.domains.people.models import Absence, Employment
from bekwaam.domains.tenancy.actions import forget_expired_files
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel import events
from bekwaam.kernel.decisions import Refused
from tests.domains.offcatalogue.office import (
    AT,
    DEAR,
    ON,
    Office,
    a_draft,
    a_request,
    an_office,
    as_actor,
    reread,
    stands_in,
)
from tests.domains.offcatalogue.test_the_way_through import refused

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.3")]
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def office(noord: Any) -> Office:
    return an_office()


def lead(office: Office, number: str) -> None:
    office.team.leader_number = number
    office.team.save()
    recompute_managers(on=ON)


def test_another_manager_gets_what_waits(office: Office) -> None:
    row = a_request(office)
    lead(office, office.colleague.personnel_number)
    assert follow_people(at=AT) == 1
    row = reread(row)
    assert (row.decider_id, row.state) == (office.colleague.pk, State.AT_MANAGER)
    assert RequestStep.objects.filter(request=row, deed=Deed.PASSED_ON).count() == 1
    assert Message.objects.filter(person=office.colleague, kind="offcatalogue.your_turn").count() == 1
    assert follow_people(at=AT) == 0


def test_the_old_manager_is_too_late_even_before_the_night(office: Office) -> None:
    row = a_request(office)
    lead(office, office.colleague.personnel_number)
    with refused("offcatalogue.not_your_turn"):
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert (
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT).state
        == State.AT_BACKOFFICE
    )


def test_who_moves_takes_the_request_along(office: Office) -> None:
    row = a_request(office)
    Employment.objects.filter(person=office.employee).update(unit=office.directorate)
    recompute_managers(on=ON)
    follow_people(at=AT)
    row = reread(row)
    assert (row.unit_id, row.decider_id) == (office.directorate.pk, office.director.pk)


def test_who_leaves_ends_the_own_requests_and_hands_on_what_waited(office: Office) -> None:
    own, other = a_request(office), a_request(office, by=office.employee)
    Employment.objects.filter(person=office.employee).update(ended_on=date(2026, 1, 31))
    events.publish(PeopleLeft(person_ids=(office.employee.pk,)))
    assert {reread(own).state, reread(other).state} == {State.WITHDRAWN}
    assert Message.objects.filter(person=office.leader, kind="offcatalogue.withdrawn").count() == 2


def test_a_manager_who_is_away_for_long_without_a_substitute_is_passed_over(office: Office) -> None:
    Absence.objects.create(person=office.leader, starts_on=ON - timedelta(days=30))
    row = a_request(office)
    assert row.decider_id == office.director.pk
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.director), at=AT)
    assert row.state == State.AT_BACKOFFICE


def test_a_substitute_takes_the_turn_of_a_manager_who_is_away(office: Office) -> None:
    Absence.objects.create(person=office.leader, starts_on=ON - timedelta(days=30))
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    assert row.decider_id == office.leader.pk
    assert (
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT).state
        == State.AT_BACKOFFICE
    )


def test_when_everybody_is_away_the_nearest_keeps_the_turn(office: Office) -> None:
    for person in (office.leader, office.director, office.secretary):
        Absence.objects.create(person=person, starts_on=ON)
    assert a_request(office).decider_id == office.leader.pk


def test_a_director_without_anybody_above_goes_to_the_back_office(office: Office) -> None:
    from bekwaam.domains.offcatalogue.actions import start_request, submit

    secretary = as_actor(office.secretary)
    row = start_request(DEAR, person_id=office.secretary.pk, actor=secretary, at=AT)
    assert submit(row.pk, actor=secretary, at=AT).state == State.AT_BACKOFFICE


def test_the_second_job_has_its_own_manager(office: Office) -> None:
    from bekwaam.domains.offcatalogue.actions import start_request, submit
    from tests.domains.offcatalogue.office import WISH
    from tests.factories import an_employment

    an_employment(office.employee, office.directorate, number="2")
    recompute_managers(on=ON)
    employee = as_actor(office.employee)
    row = start_request(WISH, person_id=office.employee.pk, job_number="2", actor=employee, at=AT)
    assert submit(row.pk, actor=employee, at=AT).decider_id == office.director.pk


def test_a_manager_keeps_sight_of_what_was_decided_in_his_name(office: Office) -> None:
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT)
    for person in (office.leader, office.colleague):
        assert list(team_requests(as_actor(person))) == [row]


def test_reminders_come_after_the_days_of_the_house_and_not_every_day(office: Office) -> None:
    stands_in(office.leader, office.colleague, ends_on=date(2027, 1, 1))
    a_request(office)
    days = timedelta(days=house.remind_days())
    assert remind(at=AT + days - timedelta(hours=1)) == 0
    assert remind(at=AT + days) == 1
    assert remind(at=AT + days + timedelta(days=1)) == 0
    assert remind(at=AT + 2 * days) == 1
    told = Message.objects.filter(kind="offcatalogue.reminder").values_list("person_id", flat=True)
    assert sorted(told) == sorted([office.leader.pk, office.colleague.pk] * 2)


def test_what_is_old_goes_with_its_files(office: Office, tmp_path: Any, settings: Any) -> None:
    from io import BytesIO

    settings.FILE_ROOT = tmp_path
    employee = as_actor(office.employee)
    draft = a_draft(office)
    add_file(draft.pk, BytesIO(PDF), name="offerte.pdf", actor=employee, at=AT)
    closed, still_open = a_request(office), a_request(office)
    withdraw(closed.pk, actor=employee, at=AT)
    months = timedelta(days=31 * house.keep_months())
    assert forget_old(at=AT + timedelta(days=179)) == 0
    assert forget_old(at=AT + timedelta(days=181)) == 1
    assert forget_old(at=AT + months) == 1
    assert list(OffCatalogueRequest.objects.all()) == [still_open]
    assert RequestFile.objects.count() == 0
    forget_expired_files(at=AT + months)
    assert StoredFile.objects.count() == 0


def test_a_file_comes_and_goes_with_the_asker_only(office: Office, tmp_path: Any, settings: Any) -> None:
    from io import BytesIO

    settings.FILE_ROOT = tmp_path
    row = a_request(office)
    for person in (office.employee, office.leader):
        with pytest.raises(Refused):
            add_file(row.pk, BytesIO(PDF), name="x.pdf", actor=as_actor(person), at=AT)


def test_counts_leave_small_groups_out(office: Office) -> None:
    from bekwaam.domains.offcatalogue.queries import open_wishes, statistics
    from bekwaam.kernel.periods import Period
    from tests.factories import a_person, an_employment

    for number in range(5):
        person = a_person(f"Extra{number}")
        an_employment(person, office.team)
        recompute_managers(on=ON)
        if number == 4:
            assert open_wishes() == []
        _asks(person)
    (found,) = open_wishes()
    assert (found.label, found.requests, found.people) == ("", 5, 5)
    (by_unit,) = statistics(Period(ON), by="unit")
    assert (by_unit.label, by_unit.people, by_unit.granted) == ("Team Groen", 5, 0)
    assert statistics(Period(ON + timedelta(days=1)), by="unit") == []


def _asks(person: Any) -> None:
    from bekwaam.domains.offcatalogue.actions import start_request, submit
    from tests.domains.offcatalogue.office import WISH

    actor = as_actor(person)
    submit(start_request(WISH, person_id=person.pk, actor=actor, at=AT).pk, actor=actor, at=AT)
