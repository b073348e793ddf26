"""Logging in with a password: the same answer for everybody who may not, and a new session for who may."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client, override_settings

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.accounts.models import LoginAttempt
from bekwaam.domains.people.models import LoginSession
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, an_account

pytestmark = pytest.mark.eis("U-5.1")
PASSWORD = "een lange zin die niemand raadt"
WRONG = "een andere lange zin van niemand"


@pytest.fixture
def account(noord: UUID) -> Any:
    return an_account(a_person("Bakker", given_name="Noor", email="noor@noord.example"), PASSWORD)


def test_a_password_is_kept_as_django_advises() -> None:
    """The price of a hash is not paid in these tests; in the product it is that of Django, untouched."""
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def log_in(client: Client, name: str, password: str, **options: Any) -> Any:
    return client.post("/inloggen/", {"name": name, "password": password}, **options)


def body_without_token(response: Any) -> str:
    import re

    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return re.sub(r'value="[^"]*"', "", text)


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/inloggen/", {"name": "a\0b", "password": "x"}),
        ("/inloggen/", {}),
        ("/wachtwoord-vergeten/", {"name": "x" * 300}),
        ("/wachtwoord-vergeten/", {}),
    ],
)
def test_a_form_that_cannot_be_read_is_a_fault_of_who_asks(
    noord: UUID, client_for: Callable[..., Client], path: str, sent: dict[str, str]
) -> None:
    response = client_for().post(path, sent)
    assert (response.status_code, "Verbeter eerst dit" in response.content.decode()) == (422, True)


@pytest.mark.parametrize("path", ["/account/weergave/", "/account/wachtwoord/", "/inloggen/tweede-stap/"])
def test_so_is_one_of_the_own_account(client_for: Callable[..., Client], account: Any, path: str) -> None:
    client = client_for()
    log_in(client, account.login_name, PASSWORD)
    assert client.post(path, {}).status_code == 422


def test_a_right_password_opens_home(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    response = log_in(client, account.login_name.upper(), PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert "Noor" in client.get("/").content.decode()
    assert AuditFact.objects.get(verb="account.logged_in").channel == "web"


def test_the_e_mail_address_works_when_one_account_has_it(
    client_for: Callable[..., Client], account: Any
) -> None:
    account.email = "noor@noord.example"
    account.save()
    assert log_in(client_for(), "Noor@Noord.example", PASSWORD).status_code == 302
    twin = an_account(a_person("Twee"), PASSWORD)
    twin.email = "noor@noord.example"
    twin.save()
    assert log_in(client_for(), "noor@noord.example", PASSWORD).status_code == 422


def test_wrong_name_wrong_password_and_closed_account_get_one_answer(
    client_for: Callable[..., Client], account: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = an_account(a_person("Weg", is_active=False), PASSWORD)
    without = an_account(a_person("Werkgever"))
    hashed: list[str] = []
    from django.contrib.auth.hashers import Argon2PasswordHasher

    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a, **k: hashed.append("encode") or encode(*a, **k)
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a, **k: hashed.append("verify") or verify(*a, **k)
    )
    names = [account.login_name, "niemand@noord.example", closed.login_name, without.login_name]
    answers = []
    for name in names:
        hashed.clear()
        response = log_in(client_for(), name, WRONG)
        answers.append((response.status_code, body_without_token(response), len(hashed)))
    assert answers[0][0] == 422
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][2] == 1
    assert log_in(client_for(), closed.login_name, PASSWORD).status_code == 422
    assert AuditFact.objects.filter(verb="account.login_failed").count() == 5


def test_nobody_of_the_other_academy_comes_in(
    client_for: Callable[..., Client], account: Any, noord: UUID
) -> None:
    response = log_in(client_for(host="zuid.localhost"), account.login_name, PASSWORD)
    assert response.status_code == 422


def test_after_eight_wrong_tries_the_page_says_how_long(
    client_for: Callable[..., Client], account: Any
) -> None:
    client = client_for()
    for name in (account.login_name, "niemand"):
        for _ in range(8):
            assert log_in(client, name, WRONG).status_code == 422
    blocked = [log_in(client, name, PASSWORD) for name in (account.login_name, "niemand")]
    assert [response.status_code for response in blocked] == [429, 429]
    assert "Wacht 15 minuten" in blocked[0].content.decode()
    assert blocked[0]["Retry-After"] == "900"
    assert "_auth_user_id" not in client.session


def test_an_address_that_tries_many_names_is_stopped(client_for: Callable[..., Client], account: Any) -> None:
    from bekwaam.domains.people.accounts.actions import attempts
    from bekwaam.domains.people.accounts.rules import BY_ADDRESS
    from bekwaam.kernel import clock

    for _ in range(BY_ADDRESS.limit):
        attempts.take(BY_ADDRESS, "198.51.100.7", at=clock.now())
    there = log_in(client_for(), account.login_name, PASSWORD, REMOTE_ADDR="198.51.100.7")
    elsewhere = log_in(client_for(), account.login_name, PASSWORD, REMOTE_ADDR="198.51.100.8")
    assert (there.status_code, elsewhere.status_code) == (429, 302)


def test_success_leaves_no_counted_try(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    log_in(client, account.login_name, WRONG)
    log_in(client, account.login_name, PASSWORD)
    assert LoginAttempt.objects.count() == 1  # the wrong one, still counted against the address


def test_the_session_key_is_a_new_one_and_the_old_one_is_dead(
    client_for: Callable[..., Client], account: Any
) -> None:
    client = client_for()
    client.get("/inloggen/werkgever/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessie"] = fixed = session.session_key
    log_in(client, account.login_name, PASSWORD)
    assert client.cookies["sessie"].value != fixed
    assert "planted" not in client.session
    thief = client_for()
    thief.cookies["sessie"] = fixed
    assert thief.get("/account/").status_code == 302
    assert fixed not in str(list(LoginSession.objects.values()))


def test_a_login_form_of_another_site_is_refused(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for(enforce_csrf_checks=True)
    assert log_in(client, account.login_name, PASSWORD).status_code == 403


@pytest.mark.parametrize(
    "onward", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)", "\\\\kwaad"]
)
def test_nobody_is_sent_to_another_site(client_for: Callable[..., Client], account: Any, onward: str) -> None:
    from urllib.parse import urlencode

    response = client_for().post(
        f"/inloggen/?{urlencode({'next': onward})}", {"name": account.login_name, "password": PASSWORD}
    )
    assert response["Location"] == "/"


def test_cookies_of_the_demo_are_closed_to_scripts(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    log_in(client, account.login_name, PASSWORD)
    cookie = client.cookies["sessie"]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"], cookie["secure"]) == (
        True,
        "Lax",
        "",
        "",
    )


def test_cookies_over_https_belong_to_this_host_alone(
    client_for: Callable[..., Client], account: Any
) -> None:
    names = {
        "SESSION_COOKIE_NAME": "__Host-sessie",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }
    with override_settings(**names):
        client = client_for()
        log_in(client, account.login_name, PASSWORD, secure=True)
        cookie = client.cookies["__Host-sessie"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_settings_name_the_cookies_by_https() -> None:
    import os
    import subprocess
    import sys

    code = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE)"
    environment = {**os.environ, "BEKWAAM_HTTPS": "1"}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["__Host-sessie", "__Host-csrf", "True"]


def test_logging_out_ends_the_session(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    log_in(client, account.login_name, PASSWORD)
    key = client.cookies["sessie"].value
    client.post("/uitloggen/")
    client.cookies["sessie"] = key
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    "role", [Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE, Role.CISO, Role.FINANCE, Role.AUDITOR]
)
def test_a_strong_role_sets_up_a_second_factor_first(
    client_for: Callable[..., Client], account: Any, role: Role
) -> None:
    a_grant(account.person, role)
    client = client_for()
    log_in(client, account.login_name, PASSWORD)
    assert client.get("/")["Location"] == "/account/tweede-stap/"
    assert client.get("/account/")["Location"] == "/account/tweede-stap/"
    assert client.get("/account/tweede-stap/").status_code == 200


def test_an_employee_does_not_have_to(client_for: Callable[..., Client], account: Any) -> None:
    client = client_for()
    log_in(client, account.login_name, PASSWORD)
    assert client.get("/").status_code == 200
