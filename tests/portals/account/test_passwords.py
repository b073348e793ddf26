"""Another password: by mail, by knowing the old one."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.accounts.events import PasswordResetAsked
from bekwaam.domains.people.accounts.models import OneTimeToken
from bekwaam.domains.people.models import Account
from bekwaam.kernel import clock, events, jobs
from tests.factories import a_person, an_account

pytestmark = pytest.mark.eis("U-5.1")
OLD = "een lange zin die niemand raadt"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
NEW = "een nieuwe zin die niemand raadt"


@pytest.fixture
def account(noord: UUID) -> Any:
    return an_account(a_person("Bakker", given_name="Noor", email="noor@noord.example"), OLD)


@pytest.fixture
def mail(noord: UUID) -> list[PasswordResetAsked]:
    heard: list[PasswordResetAsked] = []
    events.subscribe(PasswordResetAsked)(heard.append)
    return heard


def ask(client: Client, name: str) -> Any:
    return client.post("/wachtwoord-vergeten/", {"name": name})


def do_jobs(academy: UUID) -> None:
    jobs.run_now("people.answer_reset_requests", academy_id=academy)


def test_everybody_gets_the_same_answer_and_only_a_real_account_mail(
    client_for: Callable[..., Client], account: Any, mail: list[PasswordResetAsked], noord: UUID
) -> None:
    through_work = an_account(a_person("Werkgever", email="w@noord.example"))
    names = [account.login_name, "niemand@noord.example", through_work.login_name]
    answers, counts = [], []
    client_for().get("/inloggen/")  # the list of academies is read once per process
    for name in names:
        with CaptureQueriesContext(connection) as queries:
            answers.append(ask(client_for(), name))
        counts.append(len(queries))
    assert {response.status_code for response in answers} == {200}
    assert len({TOKEN.sub("", response.content.decode()) for response in answers}) == 1
    assert len(set(counts)) == 1
    do_jobs(noord)
    assert [(event.email, event.account_id) for event in mail] == [("noor@noord.example", account.pk)]


def test_the_link_sets_a_password_once_and_ends_all_sessions(
    client_for: Callable[..., Client], account: Any, mail: list[PasswordResetAsked], noord: UUID
) -> None:
    elsewhere = client_for(account.person)
    ask(client_for(), account.login_name)
    do_jobs(noord)
    address = f"/wachtwoord-vergeten/{mail[-1].token}/"
    assert mail[-1].token not in str(list(OneTimeToken.objects.values()))
    client = client_for()
    assert client.get(address).status_code == 200
    assert client.post(address, {"new": NEW})["Location"] == "/inloggen/"
    assert client.get(address).status_code == 404
    assert Account.objects.get(pk=account.pk).check_password(NEW)
    assert elsewhere.get("/account/").status_code == 302


def test_a_link_is_dead_after_an_hour_and_after_a_newer_one(
    client_for: Callable[..., Client],
    account: Any,
    mail: list[PasswordResetAsked],
    noord: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(2):
        ask(client_for(), account.login_name)
        do_jobs(noord)
    assert [client_for().get(f"/wachtwoord-vergeten/{event.token}/").status_code for event in mail] == [
        404,
        200,
    ]
    later = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client_for().get(f"/wachtwoord-vergeten/{mail[-1].token}/").status_code == 404


def test_asking_too_often_is_refused_for_known_and_unknown_alike(
    client_for: Callable[..., Client], account: Any
) -> None:
    for name in (account.login_name, "niemand"):
        assert [ask(client_for(), name).status_code for _ in range(4)] == [200, 200, 200, 429]


@pytest.mark.parametrize(
    ("new", "status"),
    [
        ("kort", 422),
        ("password1234", 422),
        ("000000000000000a", 302),
        ("zonder hoofdletters of cijfers", 302),
        ("x" * 201, 422),
    ],
)
def test_length_and_being_common_are_all_that_counts(
    client_for: Callable[..., Client], account: Any, new: str, status: int
) -> None:
    client = client_for(account.person)
    assert client.post("/account/wachtwoord/", {"current": OLD, "new": new}).status_code == status


def test_changing_it_ends_other_sessions_and_keeps_this_one(
    client_for: Callable[..., Client], account: Any
) -> None:
    here, there = client_for(account.person), client_for(account.person)
    assert here.post("/account/wachtwoord/", {"current": OLD, "new": NEW}).status_code == 302
    assert (here.get("/account/").status_code, there.get("/account/").status_code) == (200, 302)


def test_a_wrong_current_password_changes_nothing(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for(account.person)
    assert (
        client.post("/account/wachtwoord/", {"current": "iets anders dan dat", "new": NEW}).status_code == 422
    )
    assert Account.objects.get(pk=account.pk).check_password(OLD)
