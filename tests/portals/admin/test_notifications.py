"""Texts, outgoing mail, bounces and reasons, for functional administrators."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications import transport
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.models import Bounce, Message, OutboxMail, Template
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import new_id
from tests.factories import a_grant, a_person, a_unit
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("U-7.8")
KIND = "people.role_granted"
FACTS = {"rol": "trainer", "onderdeel": "Stadsbeheer"}
TEXT = f"/beheer/berichten/teksten/{KIND}/"
PAGES = (
    "/beheer/berichten/",
    TEXT,
    "/beheer/berichten/post/",
    "/beheer/berichten/teruggekomen/",
    "/beheer/berichten/waarom/",
)


@pytest.fixture
def admin(noord: UUID) -> Person:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def a_mail(at: datetime, **values: Any) -> OutboxMail:
    person = values.pop("person", None) or a_person(email="noor@voorbeeld.example")
    notify(KIND, person.pk, FACTS, event_id=new_id(), at=at)
    mail = OutboxMail.objects.filter(person=person).latest("created_at", "pk")
    OutboxMail.objects.filter(pk=mail.pk).update(**values)
    return OutboxMail.objects.get(pk=mail.pk)


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_for_administrators_of_the_whole_organisation(
    client_for: Callable[..., Any], admin: Person, address: str
) -> None:
    partly = a_person()
    a_grant(partly, Role.FUNCTIONAL_ADMIN, a_unit())
    assert client_for(admin).get(address).status_code == 200
    assert client_for(partly).get(address).status_code == 403
    assert client_for(a_person()).get(address).status_code == 403
    assert client_for(None).get(address).status_code == 302


def test_an_own_text_holds_for_the_next_message_until_it_is_taken_back(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    client, reader = client_for(admin), a_person()
    sent = {"subject": "Jij bent nu {rol}", "body": "Dag {voornaam},\r\n\r\nVeel succes."}
    assert client.post(TEXT, sent).status_code == 302
    notify(KIND, reader.pk, FACTS, event_id=new_id(), at=moment)
    message = Message.objects.get(person=reader)
    assert (message.title, message.body) == ("Jij bent nu trainer", "Dag Noor,\n\nVeel succes.")
    assert client.post(f"{TEXT}standaard/").status_code == 302
    assert client.post(f"{TEXT}standaard/").status_code == 302
    versions = Template.objects.order_by("version").values_list("version", "is_built_in")
    assert list(versions) == [(1, False), (2, True)]
    verbs = AuditFact.objects.filter(verb__startswith="notifications.text").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "notifications.text_saved",
        "notifications.text_reset",
    ]


def test_a_preview_shows_examples_and_keeps_nothing(client_for: Callable[..., Any], admin: Person) -> None:
    sent = {"subject": "Hoi {voornaam}", "body": "<b>{rol}</b>", "doen": "bekijk"}
    page = client_for(admin).post(TEXT, sent)
    assert page.status_code == 200
    assert "&lt;b&gt;Beheerder van de afdeling&lt;/b&gt;" in page.content.decode()
    assert not Template.objects.exists()


@pytest.mark.parametrize("doing", ["", "bekijk"])
def test_an_unknown_variable_is_refused_with_a_sentence(
    client_for: Callable[..., Any], admin: Person, doing: str
) -> None:
    page = client_for(admin).post(TEXT, {"subject": "Hoi", "body": "{salaris}", "doen": doing})
    assert page.status_code == 422
    assert "Dit invulveld bestaat niet: {salaris}." in page.content.decode()
    assert not Template.objects.exists()


def test_without_a_mail_server_the_page_says_so(
    client_for: Callable[..., Any], admin: Person, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_mail(moment)
    page = client_for(admin).get("/beheer/berichten/post/").content.decode()
    assert "Er gaat geen mail de deur uit." in page
    assert "Je hebt een nieuwe rol: trainer" in page
    monkeypatch.setattr(transport._Door, "transport", object())
    assert "de deur uit" not in client_for(admin).get("/beheer/berichten/post/").content.decode()


def test_mail_can_be_filtered_by_state_and_kind(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    waiting, failed = a_mail(moment), a_mail(moment, state="failed")
    client = client_for(admin)
    for query, wanted in (
        ("", [failed, waiting]),
        ("?status=failed", [failed]),
        ("?status=onzin", [failed, waiting]),
        ("?soort=accounts.invitation", []),
        (f"?soort={KIND}&status=waiting", [waiting]),
    ):
        lines = client.get(f"/beheer/berichten/post/{query}").context["page"].lines
        assert [line.mail for line in lines] == wanted, query


def test_a_failed_mail_can_be_sent_again_and_a_sent_one_cannot(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    mail = a_mail(moment, state="uncertain", error_code="no_answer", attempts=1)
    client = client_for(admin)
    page = client.get(f"/beheer/berichten/post/{mail.pk}/").content.decode()
    assert "Misschien is hij aangekomen, misschien niet." in page
    assert client.post(f"/beheer/berichten/post/{mail.pk}/opnieuw/").status_code == 302
    assert OutboxMail.objects.get().state == "waiting"
    OutboxMail.objects.update(state="sent")
    answer = client.post(f"/beheer/berichten/post/{mail.pk}/opnieuw/", follow=True)
    assert "Deze mail kun je niet nog een keer versturen." in answer.content.decode()
    assert OutboxMail.objects.get().state == "sent"


def test_nobody_reads_a_secret_over_the_shoulder(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    person = a_person()
    facts = {"tot": "morgen"}
    link = "/wachtwoord-vergeten/zeer-geheim/"
    kind = "accounts.password_reset"
    notify(kind, person.pk, facts, event_id=new_id(), at=moment, link=link, address="n@voorbeeld.example")
    page = client_for(admin).get(f"/beheer/berichten/post/{OutboxMail.objects.get().pk}/").content.decode()
    assert "Alleen de ontvanger mag hem zien." in page
    assert "zeer-geheim" not in page


def test_the_page_that_explains_says_why(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    person = a_person("Vrolijk")
    notify(KIND, person.pk, FACTS, event_id=new_id(), at=moment)
    client = client_for(admin)
    found = client.get("/beheer/berichten/waarom/?zoek=vrolijk").context["page"].people
    assert found == [person]
    page = client.get(f"/beheer/berichten/waarom/{person.pk}/").content.decode()
    assert "Er is geen e-mailadres bekend." in page
    assert "Het bericht staat in de berichten van deze medewerker." in page


@pytest.mark.parametrize(
    ("state", "words"),
    [("waiting", "Wacht"), ("sent", "Verstuurd"), ("bounced", "Teruggekomen"), ("failed", "Mislukt")],
)
def test_of_a_mail_it_says_what_became_of_it(
    client_for: Callable[..., Any], admin: Person, moment: datetime, state: str, words: str
) -> None:
    mail = a_mail(moment)
    OutboxMail.objects.filter(pk=mail.pk).update(state=state, settled_at=moment)
    lines = client_for(admin).get(f"/beheer/berichten/waarom/{mail.person_id}/").context["page"].lines
    assert {line.channel: line.outcome for line in lines} == {"Bericht": "Bezorgd", "Mail": words}


@pytest.mark.parametrize("typed", ["%20", "a" * 300, "%25%5F", "a@b.nl%ff"])
def test_strange_words_find_nobody(client_for: Callable[..., Any], admin: Person, typed: str) -> None:
    a_person("Vrolijk")
    assert client_for(admin).get(f"/beheer/berichten/waarom/?zoek={typed}").context["page"].people == []


def test_accents_and_order_do_not_matter_to_whom_is_asked_about(
    client_for: Callable[..., Any], admin: Person
) -> None:
    person = a_person("Yılmaz", given_name="Fatma")
    found = client_for(admin).get("/beheer/berichten/waarom/?zoek=yilmaz+fatma").context["page"].people
    assert found == [person]


def test_an_address_that_works_again_gets_mail_again(
    client_for: Callable[..., Any], admin: Person, moment: datetime
) -> None:
    mail = a_mail(moment)
    bounce = Bounce.objects.create(
        mail=mail,
        person=mail.person,
        address=mail.address,
        message_id=mail.message_id,
        source="report",
        is_permanent=True,
        status="5.1.1",
        reported_at=moment,
    )
    client = client_for(admin)
    assert mail.address in client.get("/beheer/berichten/teruggekomen/").content.decode()
    assert client.post(f"/beheer/berichten/teruggekomen/{bounce.pk}/werkt-weer/").status_code == 302
    assert Bounce.objects.get().lifted_at is not None
    assert mail.address not in client.get("/beheer/berichten/teruggekomen/").content.decode()


def test_ids_of_another_academy_are_not_there(
    client_for: Callable[..., Any], admin: Person, zuid: UUID, within: Any, moment: datetime
) -> None:
    with within(zuid):
        mail = a_mail(moment, state="failed")
        bounce = Bounce.objects.create(
            address="z@z.example", message_id="<z@z>", source="report", is_permanent=True, reported_at=moment
        )
    client = client_for(admin)
    assert client.get(f"/beheer/berichten/post/{mail.pk}/").status_code == 404
    assert client.post(f"/beheer/berichten/post/{mail.pk}/opnieuw/").status_code == 404
    assert client.get(f"/beheer/berichten/waarom/{mail.person_id}/").status_code == 404
    assert client.post(f"/beheer/berichten/teruggekomen/{bounce.pk}/werkt-weer/").status_code == 404
    assert client.get("/beheer/berichten/teksten/bestaat.niet/").status_code == 404
    with within(zuid):
        assert OutboxMail.objects.get().state == "failed"


@pytest.mark.parametrize("address", ["/beheer/berichten/post/", "/beheer/berichten/waarom/{}/"])
def test_lists_cost_as_many_queries_with_thirty_rows_as_with_one(
    client_for: Callable[..., Any], admin: Person, moment: datetime, address: str
) -> None:
    person, client = a_person(email="p@voorbeeld.example"), client_for(admin)
    address = address.format(person.pk)
    counts = []
    for more in (1, 29):
        for _ in range(more):
            a_mail(moment, person=person)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(reads(queries))
    assert counts[0] == counts[1] <= 12
