"""The daily digest, the jobs by the clock, and what is cleared away."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from bekwaam.domains.notifications import tasks, transport
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.actions.clearing import clear_old
from bekwaam.domains.notifications.actions.digests import make_due_digests
from bekwaam.domains.notifications.actions.outbox import claim_next
from bekwaam.domains.notifications.models import (
    ChannelDecision,
    DigestItem,
    Message,
    MessageHours,
    OutboxMail,
)
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.actions import set_option
from bekwaam.kernel.ids import new_id
from tests import server
from tests.factories import a_person

pytestmark = pytest.mark.eis("U-7.8")
DUE = datetime(2026, 11, 24, 7, tzinfo=UTC)


def an_item(person: Person, at: datetime, course: str) -> None:
    notify("test.digest", person.pk, {"cursus": course}, event_id=new_id(), at=at, link=f"/aanbod/{course}/")


def test_everything_of_a_day_becomes_one_mail(noord: UUID, moment: datetime) -> None:
    one, two = a_person(email="een@voorbeeld.example"), a_person(email="twee@voorbeeld.example")
    for course in ("rekenen", "taal", "verf"):
        an_item(one, moment, course)
    an_item(two, moment, "rekenen")
    assert make_due_digests(at=DUE - timedelta(seconds=1)) == 0
    assert make_due_digests(at=DUE) == 2
    assert make_due_digests(at=DUE) == 0
    mail = OutboxMail.objects.get(person=one)
    assert (mail.subject, mail.kind) == ("Je dagoverzicht van Leerplein", "notifications.digest")
    assert mail.text.count("http://noord.localhost/aanbod/") == 3
    assert mail.settings_link == "http://noord.localhost/account/berichten/"
    assert not DigestItem.objects.exists()


def test_a_digest_waits_for_the_end_of_quiet_hours(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    MessageHours.objects.create(
        person=person, quiet_from=time(22), quiet_until=time(9), digest_hour=8, updated_at=moment
    )
    an_item(person, moment, "taal")
    assert make_due_digests(at=DUE) == 1
    assert OutboxMail.objects.get().next_attempt_at == DUE + timedelta(hours=1)


def test_who_left_before_the_digest_gets_none_and_the_reason_says_so(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    an_item(person, moment, "taal")
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert make_due_digests(at=DUE) == 0
    decision = ChannelDecision.objects.get(channel="mail")
    assert (decision.outcome, decision.reason, decision.due_at) == ("withheld", "left", None)
    assert not DigestItem.objects.exists()


def test_a_mail_for_somebody_who_left_meanwhile_is_held_back(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    notify("test.news", person.pk, {"cursus": "taal"}, event_id=new_id(), at=moment)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert claim_next(at=moment) is None
    mail = OutboxMail.objects.get()
    assert (mail.state, mail.error_code, mail.text, mail.html) == ("suppressed", "left", "", "")


def test_a_mail_that_is_too_old_is_not_sent(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    notify("test.news", person.pk, {"cursus": "taal"}, event_id=new_id(), at=moment)
    assert claim_next(at=moment + timedelta(days=3)) is None
    assert OutboxMail.objects.get().error_code == "expired"


def jobs() -> list[tuple[str, str]]:
    with server.owner_connection() as connection:
        rows = connection.execute("select task_name, args->>'academy' from procrastinate_jobs order by id")
        return [(str(name), str(academy)) for name, academy in rows.fetchall()]


@pytest.mark.usefixtures("committed")
def test_the_clock_finds_the_academies_with_work(
    within: Callable[..., Any], zuid: UUID, moment: datetime, monkeypatch: pytest.MonkeyPatch, answering: Any
) -> None:
    with within(server.NOORD):
        an_item(a_person(email="een@voorbeeld.example"), moment, "taal")
    with within(zuid):
        quiet = a_person(email="twee@voorbeeld.example")
        notify("test.news", quiet.pk, {"cursus": "taal"}, event_id=new_id(), at=moment)
    with server.owner_connection() as connection:
        connection.execute("delete from procrastinate_jobs")
    with time_machine.travel(DUE, tick=False):
        tasks.look_for_digests()
        tasks.look_for_mail()
        assert jobs() == [("notifications.make_digests", str(server.NOORD))]
        monkeypatch.setattr(transport._Door, "transport", answering())
        tasks.look_for_mail()
    assert jobs()[1:] == [("notifications.send_mail", str(zuid))]


@pytest.mark.usefixtures("committed")
def test_the_job_sends_what_waits_and_wipes_the_words(
    within: Callable[..., Any], moment: datetime, monkeypatch: pytest.MonkeyPatch, answering: Any
) -> None:
    with within(server.NOORD):
        person = a_person(email="een@voorbeeld.example")
        for kind in ("test.news", "test.secret"):
            facts = {"cursus": "taal"}
            notify(kind, person.pk, facts, event_id=new_id(), at=moment, link="/geheim/x/")
    taking = answering()
    monkeypatch.setattr(transport._Door, "transport", taking)
    with time_machine.travel(moment, tick=False):
        tasks.send_mail(server.NOORD)
    assert ["http://noord.localhost/geheim/x/" in mail.text for mail in taking.taken] == [True, True]
    with within(server.NOORD):
        assert list(OutboxMail.objects.values_list("state", "text", "html")) == [("sent", "", "")] * 2


def test_old_things_go_and_open_mail_stays(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    for _ in range(2):
        notify("test.news", person.pk, {"cursus": "taal"}, event_id=new_id(), at=moment)
    failed = OutboxMail.objects.first()
    OutboxMail.objects.filter(pk=failed.pk).update(state="failed", settled_at=moment)
    clear_old(at=moment + timedelta(days=8))
    assert sorted(bool(mail.text) for mail in OutboxMail.objects.all()) == [False, True]
    clear_old(at=moment + timedelta(days=366))
    assert (OutboxMail.objects.get().state, ChannelDecision.objects.count()) == ("waiting", 0)
    assert Message.objects.count() == 2
    clear_old(at=moment + timedelta(days=731))
    assert not Message.objects.exists()


def test_messages_stay_as_long_as_the_house_says(noord: UUID, moment: datetime) -> None:
    person = a_person(email="een@voorbeeld.example")
    notify("test.news", person.pk, {"cursus": "taal"}, event_id=new_id(), at=moment)
    set_option("retention", {"message_days": 90}, at=moment)
    clear_old(at=moment + timedelta(days=90))
    assert Message.objects.count() == 1
    clear_old(at=moment + timedelta(days=91))
    assert not Message.objects.exists()
