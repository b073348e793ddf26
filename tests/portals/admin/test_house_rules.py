"""Every rule of the house does what it says: who needs a second step, quiet hours, the sender of mail, help, keeping."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications import dispatch
from bekwaam.domains.notifications.actions.clearing import clear_old
from bekwaam.domains.notifications.facts import QuietHours
from bekwaam.domains.notifications.letters import Letter, as_html, as_text
from bekwaam.domains.notifications.models import ChannelDecision, MessageHours, OutboxMail
from bekwaam.domains.notifications.queries.house import house_of_current_academy
from bekwaam.domains.notifications.queries.readers import recipients
from bekwaam.domains.people.accounts.actions import devices
from bekwaam.domains.people.accounts.models import KnownDevice
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.actions import set_house_rules
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_grant, a_person, a_unit, an_account, an_employment
from tests.portals.admin.test_switches import PAGE, RETENTION

Browser = Callable[..., Any]
SUPPORT = {
    "support_name": "Servicepunt leren",
    "support_email": "leren@noord.example",
    "support_phone": "14 030",
}
pytestmark = pytest.mark.eis("U-8.5")


def set_rules(**chosen: Any) -> None:
    academy = current_academy_id()
    set_house_rules(actor=system_actor(academy), chosen=chosen, at=clock.now())


@pytest.fixture
def administrator(noord: UUID) -> Person:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def with_a_password_only(person: Person) -> Client:
    browser = Client(headers={"Host": "noord.localhost"})
    browser.force_login(an_account(person), backend="bekwaam.portals.account.backend.AccountBackend")
    return browser


def is_halted(person: Person) -> bool:
    answer = with_a_password_only(person).get("/")
    return answer.status_code == 302 and answer.headers["Location"].startswith("/account/tweede-stap/")


@pytest.mark.eis("U-8.3")
def test_the_academy_says_who_else_needs_a_second_step(noord: UUID) -> None:
    trainer, employee, admin = a_person(), a_person(), a_person()
    a_grant(trainer, Role.TRAINER)
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    assert [is_halted(person) for person in (trainer, employee, admin)] == [False, False, True]
    set_rules(second_factor_roles=["trainer"])
    trainer, employee = a_person(), a_person()
    a_grant(trainer, Role.TRAINER)
    assert [is_halted(person) for person in (trainer, employee)] == [True, False]
    set_rules(second_factor_roles=["employee"])
    assert is_halted(a_person())


def test_a_leader_of_a_unit_is_a_manager_for_this_too(noord: UUID) -> None:
    set_rules(second_factor_roles=["manager"])
    leader = a_person()
    an_employment(a_person(), a_unit(), manager=leader)
    assert is_halted(leader)
    assert not is_halted(a_person())


@pytest.mark.eis("U-7.8")
def test_quiet_hours_of_the_house_are_for_who_never_chose(noord: UUID, moment: Any) -> None:
    set_rules(mail_quiet_from=19, mail_quiet_until=7)
    silent, choosing = a_person(), a_person()
    MessageHours.objects.create(person=choosing, digest_hour=8, language="nl", updated_at=moment)
    found = recipients([silent.pk, choosing.pk], kind="people.role_granted", on=local_date(moment))
    quiet = {one.person_id: one.reader.quiet for one in found}
    assert quiet == {silent.pk: QuietHours(time(19), time(7)), choosing.pk: None}


def test_the_page_of_choices_begins_with_the_hours_of_the_house(noord: UUID, client_for: Browser) -> None:
    set_rules(mail_quiet_from=19, mail_quiet_until=7)
    form = client_for(a_person()).get("/account/berichten/").context["form"]
    assert (form.initial["quiet_from"], form.initial["quiet_until"]) == (time(19), time(7))


@pytest.mark.eis("U-7.8")
def test_mail_comes_from_whom_the_academy_says_and_tells_whom_to_ask(noord: UUID) -> None:
    usual = house_of_current_academy()
    assert (usual.sender, usual.reply_to) == (f"{usual.name} {usual.owner}", "")
    set_rules(mail_sender_name="Leerplein <van\u202e Noord>", **SUPPORT)
    house = house_of_current_academy()
    assert (house.sender, house.reply_to) == ("Leerplein <van Noord>", "leren@noord.example")
    letter = Letter("Hallo", "Tekst")
    told = "Vragen? Servicepunt leren, leren@noord.example, 14 030."
    assert told in as_text(letter, house)
    assert told in as_html(letter, house)
    set_rules(mail_reply_to="antwoord@noord.example")
    mail = OutboxMail(address="a@noord.example", subject="Hallo", message_id="<a@b>", text="t", html="h")
    sent = dispatch._outgoing(mail, house_of_current_academy())
    assert (sent.sender_name, sent.reply_to) == ("Leerplein <van Noord>", "antwoord@noord.example")


@pytest.mark.eis("U-6.2")
def test_help_stands_on_every_page_and_on_error_pages(noord: UUID, client_for: Browser) -> None:
    browser = client_for(a_person())
    addresses = ("/account/", "/bestaat-niet/", "/beheer/rollen/", "/hulp/")
    assert not any("mailto:" in browser.get(address).content.decode() for address in addresses)
    set_rules(**SUPPORT)
    for address in addresses:
        page = browser.get(address).content.decode()
        assert 'href="mailto:leren@noord.example"' in page, address
        assert 'href="tel:14030"' in page, address
        assert "Servicepunt leren" in page, address


def test_devices_are_remembered_as_long_as_the_house_says(noord: UUID, moment: Any) -> None:
    account = an_account(a_person())
    KnownDevice.objects.create(
        account=account, token_digest="x" * 64, last_used_on=local_date(moment) - timedelta(days=40)
    )
    devices.sweep(at=moment)
    assert KnownDevice.objects.count() == 1
    set_rules(retention_device_days=30)
    devices.sweep(at=moment)
    assert KnownDevice.objects.count() == 0


@pytest.mark.eis("U-8.4")
def test_what_was_mailed_is_kept_as_long_as_the_house_says(noord: UUID, moment: Any) -> None:
    ChannelDecision.objects.create(
        event_id=a_person().pk,
        person=a_person(),
        kind="people.role_granted",
        channel="inbox",
        outcome="delivered",
        reason="in_inbox",
        decided_at=moment - timedelta(days=100),
    )
    clear_old(at=moment)
    assert ChannelDecision.objects.count() == 1
    set_rules(retention_mail_days=90)
    clear_old(at=moment)
    assert ChannelDecision.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"mail_reply_to": "geen adres"},
        {"support_email": "a@b\r\nBcc: c@d.example"},
        {"support_phone": "javascript:alert(1)"},
        {"support_name": "x" * 101},
        {"second_factor_roles": ["functional_admin"]},
        {"mail_quiet_from": "24"},
        {"retention_audit_years": "6"},
    ],
)
def test_what_does_not_fit_changes_nothing(
    client_for: Browser, administrator: Person, wrong: dict[str, Any]
) -> None:
    before = settings_of_current_academy().options
    sent = {"session_idle_minutes": "30", "session_hours": "8", **RETENTION, **wrong}
    assert client_for(administrator).post(PAGE + "huisregels/", sent).status_code == 422
    assert settings_of_current_academy().options == before
    values = {name: int(value) if str(value).isdigit() else value for name, value in wrong.items()}
    with pytest.raises(Refused):
        set_rules(**values)


def test_the_page_keeps_them_all_and_the_log_says_so_in_words(
    client_for: Browser, administrator: Person
) -> None:
    sent = {"session_idle_minutes": "120", "session_hours": "12", **RETENTION, **SUPPORT}
    browser = client_for(administrator)
    answer = browser.post(PAGE + "huisregels/", {**sent, "second_factor_roles": ["manager", "trainer"]})
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    fact = AuditFact.objects.get(verb="tenancy.rules_changed")
    assert fact.after == {**SUPPORT, "second_factor_roles": ["manager", "trainer"]}
    log = browser.get("/beheer/logboek/").content.decode()
    assert "Wie nog meer een tweede stap nodig heeft" in log
    assert "Servicepunt leren" in browser.get(PAGE).content.decode()
