"""The second step: an app with codes, recovery codes, passkeys."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.accounts import totp
from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.domains.people.accounts.events import SecondFactorChanged
from bekwaam.domains.people.accounts.models import AuthenticatorApp, Passkey, RecoveryCode
from bekwaam.kernel import clock, events
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, an_account
from tests.peers.authenticator import Authenticator

pytestmark = pytest.mark.eis("U-5.1")
PASSWORD = "een lange zin die niemand raadt"


@pytest.fixture
def account(noord: UUID) -> Any:
    person = a_person("Bakker", given_name="Noor")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return an_account(person, PASSWORD)


@pytest.fixture
def client(client_for: Callable[..., Client], account: Any) -> Client:
    """Logged in with the password alone."""
    client = client_for()
    log_in(client, account)
    return client


def log_in(client: Client, account: Any) -> Any:
    return client.post("/inloggen/", {"name": account.login_name, "password": PASSWORD})


def link_app(client: Client) -> tuple[str, list[str]]:
    """Link an app as a person does. Returns its secret and the recovery codes on the screen."""
    page = client.post("/account/tweede-stap/app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", "")  # type: ignore[union-attr]
    code = totp.code_of(secret, totp.step_at(clock.now()))
    done = client.post("/account/tweede-stap/app/", {"code": code}).content.decode()
    return secret, re.findall(r"<code>([a-z0-9-]{19})</code>", done)


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_an_administrator_links_an_app_and_goes_on(client: Client, account: Any) -> None:
    assert not is_in(client)
    _, codes = link_app(client)
    assert len(set(codes)) == 10
    assert is_in(client)


def test_the_page_shows_the_secret_as_a_picture_that_the_policy_allows(client: Client) -> None:
    response = client.post("/account/tweede-stap/app/")
    assert '<img src="data:image/svg+xml' in response.content.decode()
    assert "img-src 'self' data:" in response["Content-Security-Policy"]


def test_looking_makes_nothing(client: Client) -> None:
    assert client.get("/account/tweede-stap/app/").status_code == 302
    assert AuthenticatorApp.objects.count() == 0


def test_secrets_and_codes_are_not_readable_in_the_database(client: Client) -> None:
    secret, codes = link_app(client)
    stored = str(list(AuthenticatorApp.objects.values())) + str(list(RecoveryCode.objects.values()))
    assert secret not in stored
    assert not any(code.replace("-", "") in stored for code in codes)


def test_the_next_login_asks_for_a_code_before_there_is_a_session(
    client: Client, client_for: Callable[..., Client], account: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, _ = link_app(client)
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    other = client_for()
    assert log_in(other, account)["Location"] == "/inloggen/tweede-stap/"
    assert "_auth_user_id" not in other.session
    assert other.get("/account/").status_code == 302
    assert other.post("/inloggen/tweede-stap/", {"code": "000000"}).status_code == 422
    code = totp.code_of(secret, totp.step_at(later))
    assert other.post("/inloggen/tweede-stap/", {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert is_in(other)
    third = client_for()
    log_in(third, account)
    assert third.post("/inloggen/tweede-stap/", {"code": code}).status_code == 422


def test_a_recovery_code_opens_once(client: Client, client_for: Callable[..., Client], account: Any) -> None:
    _, codes = link_app(client)
    answers = []
    for _ in range(2):
        other = client_for()
        log_in(other, account)
        answers.append(other.post("/inloggen/tweede-stap/", {"code": codes[0].upper()}).status_code)
    assert answers == [302, 422]


def test_codes_cannot_be_guessed_for_long(
    client: Client, client_for: Callable[..., Client], account: Any
) -> None:
    link_app(client)
    other = client_for()
    log_in(other, account)
    answers = [other.post("/inloggen/tweede-stap/", {"code": f"{n:06d}"}).status_code for n in range(7)]
    assert answers == [422] * 6 + [429]


def test_halfway_lasts_ten_minutes(
    client: Client, client_for: Callable[..., Client], account: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    link_app(client)
    other = client_for()
    log_in(other, account)
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert other.get("/inloggen/tweede-stap/")["Location"] == "/inloggen/"


def test_halfway_ends_with_the_password_that_was_given(
    client: Client, client_for: Callable[..., Client], account: Any
) -> None:
    """Whoever knew the old password and has a code is out, too."""
    _, codes = link_app(client)
    other = client_for()
    log_in(other, account)
    account.set_password("een heel andere lange zin")
    account.save(update_fields=["password"])
    answer = other.post("/inloggen/tweede-stap/", {"code": codes[0]})
    assert (answer["Location"], "_auth_user_id" in other.session) == ("/inloggen/", False)


def test_the_last_factor_of_a_strong_role_stays(client: Client) -> None:
    link_app(client)
    client.post("/account/tweede-stap/app/verwijderen/")
    assert AuthenticatorApp.objects.count() == 1


def test_changes_are_told_and_written_down(client: Client, account: Any) -> None:
    heard: list[SecondFactorChanged] = []
    events.subscribe(SecondFactorChanged)(heard.append)
    link_app(client)
    assert [event.change for event in heard] == [FactorChange.APP_ADDED]
    assert AuditFact.objects.get(verb="account.app_added").subject_id == account.person_id


def test_changing_factors_asks_for_a_recent_login(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    link_app(client)
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    response = client.post("/account/tweede-stap/herstelcodes/")
    assert response["Location"].startswith("/inloggen/?next=")
    assert "opnieuw=1" in response["Location"]


def test_one_proof_cannot_change_the_other(
    client: Client, client_for: Callable[..., Client], account: Any
) -> None:
    """A session that began before the app was linked has not shown it."""
    early = client_for()
    log_in(early, account)
    link_app(client)
    response = early.post("/account/tweede-stap/passkeys/vraag/")
    assert response["Location"].startswith("/inloggen/tweede-stap/?")


def add_passkey(client: Client, key: Authenticator) -> Any:
    options = client.post("/account/tweede-stap/passkeys/vraag/").json()
    return client.post(
        "/account/tweede-stap/passkeys/", {"name": "Telefoon", "credential": key.create(options)}
    )


def prove(client: Client, key: Authenticator) -> Any:
    options = client.post("/inloggen/passkey/vraag/").json()
    return client.post("/inloggen/passkey/", {"credential": key.prove(options)})


def test_a_passkey_alone_logs_in(client: Client, client_for: Callable[..., Client], account: Any) -> None:
    key = Authenticator()
    add_passkey(client, key)
    assert is_in(client)
    other = client_for()
    assert prove(other, key)["Location"] == "/"
    assert is_in(other)
    assert (Passkey.objects.get().sign_count, other.session["strong"]) == (1, "passkey")


def test_the_device_is_asked_without_telling_who_has_keys(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    asked = client_for().post("/inloggen/passkey/vraag/").json()["publicKey"]
    assert (asked["rpId"], asked["userVerification"]) == ("noord.localhost", "required")
    assert not asked.get("allowCredentials")


@pytest.mark.parametrize(
    "key",
    [
        Authenticator("http://kwaad.example"),
        Authenticator("http://zuid.localhost"),
        Authenticator(verifies=False),
    ],
    ids=["other site", "other academy", "nobody verified"],
)
def test_a_key_for_elsewhere_or_without_its_owner_is_refused(client: Client, key: Authenticator) -> None:
    add_passkey(client, key)
    assert Passkey.objects.count() == 0


def test_an_answer_works_once(client: Client, client_for: Callable[..., Client]) -> None:
    key = Authenticator()
    add_passkey(client, key)
    other = client_for()
    answer = key.prove(other.post("/inloggen/passkey/vraag/").json())
    other.post("/inloggen/passkey/", {"credential": answer})
    other.post("/uitloggen/")
    assert other.post("/inloggen/passkey/", {"credential": answer})["Location"] == "/inloggen/"
    assert not is_in(other)


def test_a_copied_key_is_found_by_its_counter(client: Client, client_for: Callable[..., Client]) -> None:
    key = Authenticator()
    add_passkey(client, key)
    prove(client_for(), key)
    key.count = 0
    copy = client_for()
    assert prove(copy, key)["Location"] == "/inloggen/"
    assert AuditFact.objects.filter(verb="account.passkey_copied").count() == 1


def test_an_unknown_key_and_nonsense_are_refused(client_for: Callable[..., Client], noord: UUID) -> None:
    browser = client_for()
    assert prove(browser, Authenticator())["Location"] == "/inloggen/"
    deep = Authenticator().prove(browser.post("/inloggen/passkey/vraag/").json())
    deep = re.sub('"clientDataJSON": *"[^"]*"', f'"clientDataJSON": "{"W1tb" * 3_000}"', deep)
    for nonsense in ("", "{}", "[]", "null", '{"id": 1}', "\x00", "x" * 30_000, "[" * 15_000, deep):
        browser.post("/inloggen/passkey/vraag/")
        assert browser.post("/inloggen/passkey/", {"credential": nonsense}).status_code == 302


def test_who_left_has_no_use_for_a_passkey(
    client: Client, client_for: Callable[..., Client], account: Any
) -> None:
    key = Authenticator()
    add_passkey(client, key)
    account.person.is_active = False
    account.person.save()
    assert prove(client_for(), key)["Location"] == "/inloggen/"
