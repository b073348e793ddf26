"""The inbox in the browser of one person."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.models import Person
from bekwaam.kernel.ids import new_id
from tests.factories import a_person
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("U-7.8")


def a_message(person: Person, at: datetime, **values: Any) -> Message:
    values = {"title": "Nieuws", "body": "Hallo.", "link": "/aanbod/", **values}
    return Message.objects.create(
        person=person, kind="people.role_granted", event_id=new_id(), created_at=at, **values
    )


def test_an_empty_inbox_says_what_it_is_for(client_for: Callable[..., Any], noord: UUID) -> None:
    page = client_for(a_person()).get("/berichten/").content.decode()
    assert "Je bent helemaal bij" in page
    assert "Je hebt nog geen berichten" in page


def test_the_bell_counts_what_is_unread_and_opening_is_reading(
    client_for: Callable[..., Any], noord: UUID, moment: datetime
) -> None:
    person = a_person()
    first, second = a_message(person, moment), a_message(person, moment + timedelta(hours=1))
    client = client_for(person)
    assert "Je hebt 2 nieuwe berichten" in client.get("/berichten/").content.decode()
    page = client.get(f"/berichten/{second.pk}/").content.decode()
    assert "Berichten, 1 nieuw" in page
    assert 'href="/aanbod/"' in page
    assert client.get("/berichten/?toon=nieuw").context["page"].page.object_list[0] == first
    read_at = Message.objects.get(pk=second.pk).read_at
    client.get(f"/berichten/{second.pk}/")
    assert Message.objects.get(pk=second.pk).read_at == read_at


def test_all_at_once_can_be_marked_as_read(
    client_for: Callable[..., Any], noord: UUID, moment: datetime
) -> None:
    person, other = a_person(), a_person()
    for owner in (person, person, other):
        a_message(owner, moment)
    client = client_for(person)
    assert client.get("/berichten/alles-gelezen/").status_code == 405
    assert client.post("/berichten/alles-gelezen/").status_code == 302
    assert not Message.objects.filter(person=person, read_at__isnull=True).exists()
    assert Message.objects.filter(person=other, read_at__isnull=True).exists()


def test_what_somebody_wrote_is_shown_as_words(
    client_for: Callable[..., Any], noord: UUID, moment: datetime
) -> None:
    person = a_person()
    message = a_message(person, moment, title="<b>Kop</b>", body="<script>alert(1)</script>\n\n{% now %}")
    page = client_for(person).get(f"/berichten/{message.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>Kop</b>" not in page


def test_a_message_of_somebody_else_or_of_another_academy_is_not_there(
    client_for: Callable[..., Any], noord: UUID, zuid: UUID, within: Any, moment: datetime
) -> None:
    person, other = a_person(), a_person()
    theirs = a_message(other, moment)
    with within(zuid):
        foreign = a_message(a_person(), moment)
    client = client_for(person)
    for message in (theirs, foreign):
        assert client.get(f"/berichten/{message.pk}/").status_code == 404
    assert Message.objects.get(pk=theirs.pk).read_at is None


def test_who_is_not_logged_in_is_sent_to_the_login_page(client_for: Callable[..., Any], noord: UUID) -> None:
    client = client_for(None)
    for address in ("/berichten/", f"/berichten/{new_id()}/", "/account/berichten/"):
        assert client.get(address)["Location"].startswith("/inloggen/")


def test_the_inbox_costs_as_many_queries_with_thirty_messages_as_with_one(
    client_for: Callable[..., Any], noord: UUID, moment: datetime
) -> None:
    person = a_person()
    client = client_for(person)
    a_message(person, moment)
    client.get("/berichten/")
    with CaptureQueriesContext(connection) as one:
        client.get("/berichten/")
    for _ in range(29):
        a_message(person, moment)
    with CaptureQueriesContext(connection) as thirty:
        client.get("/berichten/")
    assert reads(thirty) == reads(one) <= 12
