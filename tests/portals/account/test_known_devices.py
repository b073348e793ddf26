"""A login on a browser that the account did not use before is told to its owner, and little is kept for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.notifications.models import Message, OutboxMail
from bekwaam.domains.people.accounts.actions import devices
from bekwaam.domains.people.accounts.actions.devices import MOST
from bekwaam.domains.people.accounts.models import KnownDevice
from bekwaam.domains.people.accounts.rules import DEVICES_KEPT
from bekwaam.kernel import clock
from tests.factories import a_person, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-5.1", "U-7.8")]
PASSWORD = "een lange zin die niemand raadt"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
COOKIE = "toestel"
KIND = "accounts.new_device"


@pytest.fixture
def account(noord: UUID) -> Any:
    return an_account(a_person("Bakker", email="noor@noord.example"), PASSWORD)


def log_in(client: Client, account: Any) -> str:
    answer = client.post(
        "/inloggen/",
        {"name": account.login_name, "password": PASSWORD},
        headers={"User-Agent": FIREFOX},
    )
    assert answer.status_code == 302
    return str(client.cookies[COOKIE].value)


def news(account: Any) -> list[str]:
    found = Message.objects.filter(person=account.person_id, kind=KIND).order_by("created_at")
    return list(found.values_list("body", flat=True))


def test_the_first_login_of_all_is_no_news(client_for: Callable[..., Client], account: Any) -> None:
    log_in(client_for(), account)
    assert (news(account), KnownDevice.objects.count()) == ([], 1)


def test_another_browser_is_told_and_mailed_once(client_for: Callable[..., Client], account: Any) -> None:
    log_in(client_for(), account)
    other = client_for()
    log_in(other, account)
    log_in(other, account)
    assert len(news(account)) == 1
    assert "Firefox op Windows" in news(account)[0]
    mail = OutboxMail.objects.get(kind=KIND)
    assert (mail.address, mail.subject) == ("noor@noord.example", "Er is ingelogd op een nieuw apparaat")


def test_the_cookie_is_random_and_hidden_from_scripts(
    client_for: Callable[..., Client], account: Any
) -> None:
    first, second = client_for(), client_for()
    assert log_in(first, account) != log_in(second, account)
    cookie = first.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        True,
        "Lax",
        int(timedelta(days=DEVICES_KEPT.standard).total_seconds()),
    )


@pytest.mark.parametrize("made_up", ["", "x", "a" * 44, "zet-mij-overal-gelijk"])
def test_a_cookie_that_was_made_up_is_replaced(
    client_for: Callable[..., Client], account: Any, made_up: str
) -> None:
    client = client_for()
    client.cookies[COOKIE] = made_up
    assert log_in(client, account) != made_up


def test_the_table_does_not_tell_who_shares_a_browser(
    client_for: Callable[..., Client], account: Any
) -> None:
    client, colleague = client_for(), an_account(a_person("Collega"), PASSWORD)
    token = log_in(client, account)
    assert log_in(client, colleague) == token
    digests = set(KnownDevice.objects.values_list("token_digest", flat=True))
    assert (len(digests), token in str(digests)) == (2, False)


def test_a_wrong_password_makes_nothing_known(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    client.post("/inloggen/", {"name": account.login_name, "password": "een andere lange zin"})
    assert (KnownDevice.objects.count(), COOKIE in client.cookies) == (0, False)


def test_what_is_not_used_is_forgotten(account: Any) -> None:
    at = clock.now()
    devices.recognise(
        account, "a" * 43, words="Firefox", at=at - timedelta(days=DEVICES_KEPT.standard) - timedelta(days=1)
    )
    devices.recognise(account, "b" * 43, words="Firefox", at=at)
    devices.sweep(at=at)
    assert KnownDevice.objects.get().last_used_on == clock.local_date(at)


def test_use_keeps_a_device_known(account: Any) -> None:
    at = clock.now()
    for day in (at - timedelta(days=DEVICES_KEPT.standard) - timedelta(days=1), at):
        devices.recognise(account, "a" * 43, words="Firefox", at=day)
    devices.sweep(at=at)
    assert KnownDevice.objects.count() == 1


def test_only_so_many_are_remembered(account: Any) -> None:
    for number in range(MOST + 5):
        devices.recognise(account, f"{number:043d}", words="Firefox", at=clock.now() + timedelta(days=number))
    assert KnownDevice.objects.count() == MOST
    assert min(KnownDevice.objects.values_list("last_used_on", flat=True)) > clock.today()
