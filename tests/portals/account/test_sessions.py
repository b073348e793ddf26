"""Sessions: seen, ended, and over by themselves."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.people.events import PeopleLeft
from bekwaam.domains.people.models import LoginSession
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel import clock, events
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, an_account

pytestmark = pytest.mark.eis("U-5.1", "U-5.2")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def person(noord: UUID) -> Any:
    found = a_person("Bakker", given_name="Noor")
    an_account(found)
    return found


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def two(client_for: Callable[..., Client], person: Any) -> tuple[Client, Client]:
    desk = client_for(person, HTTP_USER_AGENT=DESK)
    phone = client_for(person, HTTP_USER_AGENT=PHONE)
    assert is_in(desk)
    assert is_in(phone)
    return desk, phone


def test_the_list_names_browsers_in_words(client_for: Callable[..., Client], person: Any) -> None:
    desk, _ = two(client_for, person)
    page = desk.get("/account/sessies/").content.decode()
    assert "<b>Firefox op Windows</b>" in page
    assert "<b>Safari op iPhone</b>" in page
    assert page.count("Hier ben je nu") == 1


def test_one_session_is_ended(client_for: Callable[..., Client], person: Any) -> None:
    desk, phone = two(client_for, person)
    row = LoginSession.objects.get(browser=PHONE)
    desk.post(f"/account/sessies/{row.pk}/")
    assert (is_in(desk), is_in(phone)) == (True, False)


def test_a_session_of_somebody_else_is_not_there(client_for: Callable[..., Client], person: Any) -> None:
    two(client_for, person)
    row = LoginSession.objects.get(browser=PHONE)
    stranger = client_for(a_person("Vreemd"))
    assert stranger.post(f"/account/sessies/{row.pk}/").status_code == 404
    assert LoginSession.objects.filter(pk=row.pk).count() == 1


@pytest.mark.parametrize(("address", "left"), [("anderen", (True, False)), ("overal", (False, False))])
def test_all_others_or_everywhere(
    client_for: Callable[..., Client], person: Any, address: str, left: tuple[bool, bool]
) -> None:
    desk, phone = two(client_for, person)
    desk.post(f"/account/sessies/{address}/")
    assert (is_in(desk), is_in(phone)) == left


def test_an_administrator_ends_all_of_somebody(client_for: Callable[..., Client], person: Any) -> None:
    desk, phone = two(client_for, person)
    admin = a_person("Beheer")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    browser = client_for(admin)
    assert browser.get(f"/beheer/accounts/{person.pk}/").status_code == 200
    browser.post(f"/beheer/accounts/{person.pk}/uitloggen/")
    assert (is_in(desk), is_in(phone), is_in(browser)) == (False, False, True)


def test_nobody_else_may(client_for: Callable[..., Client], person: Any) -> None:
    desk, _ = two(client_for, person)
    colleague = client_for(a_person("Collega"))
    assert colleague.post(f"/beheer/accounts/{person.pk}/uitloggen/").status_code == 403
    assert is_in(desk)


def test_leaving_ends_every_session(client_for: Callable[..., Client], person: Any) -> None:
    two(client_for, person)
    events.publish(PeopleLeft(person_ids=(person.pk,)))
    assert LoginSession.objects.filter(account__person=person).count() == 0


@pytest.mark.parametrize(
    ("options", "idle", "absolute"),
    [({}, 120, 12 * 60), ({"session": {"idle_minutes": 10, "hours": 1}}, 10, 60)],
)
def test_limits_are_those_of_the_academy(
    client_for: Callable[..., Client],
    person: Any,
    monkeypatch: pytest.MonkeyPatch,
    options: Any,
    idle: int,
    absolute: int,
) -> None:
    AcademySettings.objects.update(options=options)
    start = clock.now()
    client, left_alone = client_for(person), client_for(person)
    for minutes in range(0, absolute, idle - 1):
        later = start + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        assert is_in(client), minutes
        if minutes > idle:
            assert not is_in(left_alone)
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(minutes=absolute, seconds=1))
    assert not is_in(client)


def test_a_key_of_one_academy_opens_nothing_in_another(
    client_for: Callable[..., Client], person: Any, zuid: UUID
) -> None:
    client = client_for(person)
    other = client_for(host="zuid.localhost")
    other.cookies["sessie"] = client.cookies["sessie"].value
    assert not is_in(other)
