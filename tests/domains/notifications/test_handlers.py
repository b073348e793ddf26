"""What happens below is told to whom it concerns."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from bekwaam.domains.deliveries.events import DeliveryProcessed
from bekwaam.domains.notifications.actions.outbox import words_of
from bekwaam.domains.notifications.kinds import registered
from bekwaam.domains.notifications.models import ChannelDecision, DigestItem, Message, OutboxMail
from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.domains.people.accounts.events import (
    PasswordChanged,
    PasswordResetAsked,
    SecondFactorChanged,
    SessionsEnded,
)
from bekwaam.domains.people.events import DelegationGiven, DelegationRevoked, RoleEnded, RoleGranted
from bekwaam.domains.people.models import Delegation, Person
from bekwaam.kernel.actors import Role
from bekwaam.kernel.events import publish
from bekwaam.kernel.ids import new_id
from tests.factories import a_grant, a_person, a_unit

pytestmark = pytest.mark.eis("U-7.8")


def told(person: Person) -> list[tuple[str, str]]:
    return list(Message.objects.filter(person=person).order_by("pk").values_list("kind", "title"))


def a_delegation(giver: Person, substitute: Person) -> Delegation:
    return Delegation.objects.create(
        giver=giver,
        substitute=substitute,
        tasks=["approve", "register"],
        starts_on=date(2026, 11, 23),
        ends_on=date(2026, 12, 4),
        made_by_label="Test",
        created_at=datetime.fromisoformat("2026-11-23T09:00+00:00"),
    )


@pytest.mark.parametrize(
    ("state", "kind"), [("done", "deliveries.done"), ("waiting", "deliveries.needs_you"), ("failed", "deliveries.needs_you")]
)  # fmt: skip
def test_a_delivery_reports_to_administrators_of_the_whole_organisation(
    noord: UUID, state: str, kind: str
) -> None:
    admin, partly = a_person(email="b@voorbeeld.example"), a_person(email="d@voorbeeld.example")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    a_grant(partly, Role.FUNCTIONAL_ADMIN, a_unit())
    run_id = new_id()
    publish(
        DeliveryProcessed(
            run_id=run_id,
            kind="people",
            title="Medewerkers",
            state=state,
            source="drop_folder",
            file_name="m.csv",
            counts={},
            sentence="12 nieuw.",
        )
    )
    message = Message.objects.get()
    assert (message.person_id, message.kind) == (admin.pk, kind)
    assert message.link == f"/beheer/aanleveringen/{run_id}/"
    assert "12 nieuw." in message.body
    assert DigestItem.objects.exists() == (state == "done")


def test_roles_that_come_and_go_are_told(noord: UUID) -> None:
    person = a_person()
    grant = a_grant(person, Role.TRAINER)
    publish(RoleGranted(grant_id=grant.pk, person_id=person.pk))
    publish(RoleEnded(grant_id=grant.pk, person_id=person.pk))
    assert told(person) == [
        ("people.role_granted", "Je hebt een nieuwe rol: trainer"),
        ("people.role_ended", "Je rol trainer is gestopt"),
    ]
    assert "de hele organisatie" in Message.objects.earliest("pk").body


def test_both_sides_of_a_delegation_hear_of_it(noord: UUID) -> None:
    giver, substitute = a_person("Geel"), a_person("Blauw")
    delegation = a_delegation(giver, substitute)
    publish(DelegationGiven(delegation_id=delegation.pk, giver_id=giver.pk, substitute_id=substitute.pk))
    publish(DelegationRevoked(delegation_id=delegation.pk))
    assert told(giver) == [("people.delegation_given", "Noor Blauw vervangt jou")]
    assert told(substitute) == [
        ("people.delegation_received", "Je vervangt Noor Geel"),
        ("people.delegation_revoked", "Je vervangt Noor Geel niet meer"),
    ]
    body = Message.objects.get(kind="people.delegation_received").body
    assert "23 november 2026 tot en met 4 december 2026" in body
    assert "akkoord geven op inschrijvingen en aanvragen, medewerkers inschrijven" in body


@pytest.mark.parametrize(
    ("is_invitation", "kind"), [(False, "accounts.password_reset"), (True, "accounts.invitation")]
)
def test_the_link_for_a_new_password_goes_to_the_address_of_the_account(
    noord: UUID, moment: datetime, is_invitation: bool, kind: str
) -> None:
    person = a_person(email="werk@voorbeeld.example")
    publish(
        PasswordResetAsked(
            account_id=new_id(),
            person_id=person.pk,
            email="inlog@voorbeeld.example",
            token="eenmalig-7",
            expires_at=moment + timedelta(hours=1),
            is_invitation=is_invitation,
        )
    )
    mail = OutboxMail.objects.get()
    assert (mail.kind, mail.address, mail.expires_at) == (
        kind,
        "inlog@voorbeeld.example",
        moment + timedelta(hours=1),
    )
    text, html = words_of(mail)
    assert "http://noord.localhost/wachtwoord-vergeten/eenmalig-7/" in text
    assert "maandag 23 november 2026, 11:00" in html
    assert not Message.objects.exists()


@pytest.mark.parametrize("change", FactorChange)
def test_the_owner_is_warned_of_every_change_of_the_second_factor(noord: UUID, change: FactorChange) -> None:
    person = a_person(email="n@voorbeeld.example")
    publish(SecondFactorChanged(account_id=new_id(), person_id=person.pk, change=change))
    assert Message.objects.get().kind == "accounts.second_factor_changed"
    assert OutboxMail.objects.get().state == "waiting"


def test_the_owner_is_warned_of_a_new_password_and_of_ended_sessions(noord: UUID) -> None:
    person = a_person()
    publish(PasswordChanged(account_id=new_id(), person_id=person.pk))
    publish(SessionsEnded(person_id=person.pk, count=2))
    assert told(person) == [
        ("accounts.password_changed", "Je wachtwoord is gewijzigd"),
        ("accounts.sessions_ended", "Je bent uitgelogd"),
    ]


def test_an_event_that_comes_twice_tells_once(noord: UUID) -> None:
    person = a_person()
    event = PasswordChanged(account_id=new_id(), person_id=person.pk)
    publish(event)
    publish(event)
    assert Message.objects.count() == 1
    assert ChannelDecision.objects.count() == 2


def test_every_kind_has_words_in_both_languages_and_a_role_in_words() -> None:
    from bekwaam.domains.notifications.kinds.roles import WORDS

    own = [kind for kind in registered() if not kind.code.startswith("test.")]
    assert [kind.code for kind in own if set(kind.texts) < {"nl", "en"}] == []
    assert set(WORDS) == set(Role)
