"""Telling people something, in the transaction of whoever tells it."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.enums import MailState, Mode
from bekwaam.domains.notifications.models import (
    Bounce,
    ChannelDecision,
    DigestItem,
    Message,
    MessageHours,
    OutboxMail,
    Preference,
)
from bekwaam.domains.notifications.queries import unread_count
from bekwaam.domains.people.models import Absence, Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import new_id
from tests.factories import a_person

pytestmark = pytest.mark.eis("U-7.8")
FACTS = {"cursus": "Rekenen"}


def a_reader(**values: Any) -> Person:
    return a_person(email=values.pop("email", "noor@voorbeeld.example"), **values)


def tell(person: Person, at: datetime, kind: str = "test.news", **options: Any) -> UUID:
    event_id = options.pop("event_id", None) or new_id()
    notify(kind, person.pk, FACTS, event_id=event_id, at=at, link="/aanbod/", **options)
    return event_id


def reasons(person: Person) -> dict[str, tuple[str, str]]:
    rows = ChannelDecision.objects.filter(person=person)
    return {row.channel: (row.outcome, row.reason) for row in rows}


def test_a_message_lies_in_the_inbox_and_a_mail_in_the_outbox(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    tell(person, moment)
    message = Message.objects.get()
    assert (message.title, message.body) == ("Nieuws over Rekenen", "Hallo Noor,\n\nRekenen begint.")
    mail = OutboxMail.objects.get()
    assert (mail.address, mail.state, mail.next_attempt_at) == ("noor@voorbeeld.example", "waiting", moment)
    assert mail.message_id == f"<{mail.pk}@noord.localhost>"
    assert "http://noord.localhost/aanbod/" in mail.text
    assert unread_count(person.pk) == 1
    assert reasons(person) == {"inbox": ("delivered", "in_inbox"), "mail": ("delivered", "mailed")}


def test_the_same_event_tells_nobody_twice(noord: UUID, moment: datetime) -> None:
    person, other = a_reader(), a_reader()
    event_id = tell(person, moment)
    tell(person, moment, event_id=event_id)
    assert notify("test.news", [person.pk, other.pk], FACTS, event_id=event_id, at=moment) == 1
    assert Message.objects.filter(person=person).count() == 1
    assert OutboxMail.objects.filter(person=person).count() == 1
    assert Message.objects.filter(person=other).count() == 1


def test_who_did_it_need_not_be_told(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    tell(person, moment, actor=Actor(academy_id=noord, person_id=person.pk, label="Noor"))
    assert reasons(person) == {"inbox": ("withheld", "own_act"), "mail": ("withheld", "own_act")}
    assert not Message.objects.exists()


def test_who_left_gets_nothing(noord: UUID, moment: datetime) -> None:
    person = a_reader(is_active=False)
    tell(person, moment)
    assert reasons(person) == {"inbox": ("withheld", "left"), "mail": ("withheld", "left")}
    assert not Message.objects.exists()
    assert not OutboxMail.objects.exists()


def test_long_absence_keeps_mail_back_but_not_the_inbox(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    Absence.objects.create(person=person, starts_on=moment.date() - timedelta(days=1))
    tell(person, moment)
    tell(person, moment, kind="test.alarm")
    assert list(OutboxMail.objects.values_list("kind", flat=True)) == ["test.alarm"]
    assert Message.objects.count() == 2


def test_no_address_and_a_dead_address_are_told_apart(noord: UUID, moment: datetime) -> None:
    without, dead = a_reader(email=""), a_reader(email="Weg@Voorbeeld.example")
    Bounce.objects.create(
        address="weg@voorbeeld.example",
        message_id="<x@noord.localhost>",
        source="report",
        is_permanent=True,
        reported_at=moment,
    )
    tell(without, moment)
    tell(dead, moment)
    assert reasons(without)["mail"] == ("withheld", "no_address")
    assert reasons(dead)["mail"] == ("withheld", "address_dead")
    assert not OutboxMail.objects.exists()


def test_quiet_hours_make_the_mail_wait_until_the_morning(noord: UUID) -> None:
    person = a_reader()
    evening = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    MessageHours.objects.create(person=person, quiet_from=time(22), quiet_until=time(7), updated_at=evening)
    tell(person, evening)
    tell(person, evening, kind="test.alarm")
    waits = dict(OutboxMail.objects.values_list("kind", "next_attempt_at"))
    assert waits == {"test.news": datetime(2026, 11, 24, 6, tzinfo=UTC), "test.alarm": evening}


def test_a_preference_counts_only_where_something_may_be_switched_off(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    for kind in ("test.news", "test.alarm"):
        Preference.objects.create(person=person, kind=kind, mode=Mode.NONE, updated_at=moment)
        tell(person, moment, kind=kind)
    assert list(Message.objects.values_list("kind", flat=True)) == ["test.alarm"]
    assert list(OutboxMail.objects.values_list("kind", flat=True)) == ["test.alarm"]


def test_a_digest_kind_waits_for_the_hour_of_the_person(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    MessageHours.objects.create(person=person, digest_hour=16, updated_at=moment)
    tell(person, moment, kind="test.digest")
    item = DigestItem.objects.get()
    assert (item.title, item.due_at) == ("Nieuws over Rekenen", datetime(2026, 11, 23, 15, tzinfo=UTC))
    assert not OutboxMail.objects.exists()
    assert Message.objects.count() == 1


def test_a_secret_goes_by_mail_only_and_lies_sealed(noord: UUID, moment: datetime) -> None:
    person = a_reader()
    notify(
        "test.secret",
        person.pk,
        FACTS,
        event_id=new_id(),
        link="/geheim/sleutel123/",
        address="eigen@x.example",
        at=moment,
    )
    mail = OutboxMail.objects.get()
    assert mail.address == "eigen@x.example"
    assert "sleutel123" not in mail.text + mail.html
    assert not Message.objects.exists()


@pytest.mark.parametrize("link", ["//elders.example/", "https://elders.example/", "/a\nb", "javascript:1"])
def test_a_message_links_to_this_academy_only(noord: UUID, moment: datetime, link: str) -> None:
    with pytest.raises(ValueError, match="links to a path"):
        notify("test.news", a_reader().pk, FACTS, event_id=new_id(), link=link, at=moment)


def test_a_missing_fact_is_a_fault_of_the_sender(noord: UUID, moment: datetime) -> None:
    with pytest.raises(ValueError, match="cursus"):
        notify("test.news", a_reader().pk, {}, event_id=new_id(), at=moment)


def test_many_people_cost_as_many_queries_as_one(
    noord: UUID, moment: datetime, django_assert_max_num_queries: Any
) -> None:
    people = [a_reader().pk for _ in range(30)]
    with django_assert_max_num_queries(18):
        notify("test.news", people, FACTS, event_id=new_id(), at=moment)
    assert OutboxMail.objects.filter(state=MailState.WAITING).count() == 30


def test_another_academy_hears_nothing(noord: UUID, zuid: UUID, within: Any, moment: datetime) -> None:
    with within(zuid):
        stranger = a_reader()
    assert notify("test.news", stranger.pk, FACTS, event_id=new_id(), at=moment) == 0
    assert not ChannelDecision.objects.exists()
