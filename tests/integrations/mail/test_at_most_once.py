"""Nothing is mailed twice: not by two workers, not after a worker was killed, not after the line broke."""

import signal
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.notifications.actions.outbox import give_up_waiting, resend
from bekwaam.domains.notifications.dispatch import send_waiting
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.integrations.mail.server import parse_server
from bekwaam.integrations.mail.smtp import SmtpTransport
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from tests import server as database
from tests.factories import a_person
from tests.integrations.mail.conftest import MailServerProcess, wait_until

pytestmark = [pytest.mark.peer, pytest.mark.eis("U-7.8"), pytest.mark.usefixtures("committed")]
ADMIN = Actor(database.NOORD, new_id(), "Beheerder", (Grant(Role.FUNCTIONAL_ADMIN),))


@pytest.fixture
def academy(committed: None) -> UUID:
    return database.NOORD


def waiting_mails(academy: UUID, count: int) -> list[str]:
    now = clock.now()
    with academy_scope(academy):
        person = a_person(email="noor@voorbeeld.example")
        rows = [
            OutboxMail(
                id=(key := new_id()),
                person=person,
                kind="accounts.password_changed",
                event_id=new_id(),
                address="noor@voorbeeld.example",
                subject=f"Bericht {number}",
                text="Hallo",
                html="<p>Hallo</p>",
                message_id=f"<{key}@noord.localhost>",
                next_attempt_at=now,
                created_at=now,
                expires_at=now + timedelta(days=3),
            )
            for number in range(count)
        ]
        OutboxMail.objects.bulk_create(rows)
    return [row.message_id for row in rows]


def states(academy: UUID) -> list[str]:
    with academy_scope(academy):
        return list(OutboxMail.objects.order_by("pk").values_list("state", flat=True))


def transport(server: MailServerProcess) -> SmtpTransport:
    return SmtpTransport(parse_server(server.url), "noreply@localhost")


def test_two_workers_at_once_send_each_mail_once(
    academy: UUID, mail_server: MailServerProcess, a_worker: Callable[..., Any]
) -> None:
    ids = waiting_mails(academy, 40)
    workers = [a_worker(academy), a_worker(academy)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert sorted(mail_server.received()) == sorted(ids)
    assert states(academy) == ["sent"] * 40


def test_a_worker_killed_before_the_answer_leaves_doubt_and_no_second_mail(
    academy: UUID, mail_server: MailServerProcess, a_worker: Callable[..., Any]
) -> None:
    first, second = waiting_mails(academy, 2)
    mail_server.answers(DATA="hang")
    worker = a_worker(academy)
    wait_until(mail_server.received, worker)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert states(academy) == ["sending", "waiting"]

    mail_server.answers()
    assert a_worker(academy).wait(60) == 0
    assert states(academy) == ["sending", "sent"]
    with academy_scope(academy):
        assert give_up_waiting(at=clock.now()) == 0
        assert give_up_waiting(at=clock.now() + timedelta(minutes=16)) == 1
    assert a_worker(academy).wait(60) == 0
    assert states(academy) == ["uncertain", "sent"]
    assert mail_server.received() == [first, second]


def test_an_administrator_may_send_a_doubtful_mail_again_under_the_same_id(
    academy: UUID, mail_server: MailServerProcess
) -> None:
    (message_id,) = waiting_mails(academy, 1)
    mail_server.answers(DATA="close")
    assert send_waiting(academy, transport(mail_server), clock.now) == 1
    assert states(academy) == ["uncertain"]

    mail_server.answers()
    with academy_scope(academy):
        resend(OutboxMail.objects.get().pk, actor=ADMIN, at=clock.now())
    send_waiting(academy, transport(mail_server), clock.now)
    assert states(academy) == ["sent"]
    assert mail_server.received() == [message_id, message_id]
    with academy_scope(academy):
        mail = OutboxMail.objects.get()
        assert (mail.text, mail.html) == ("", "")
        with pytest.raises(Refused, match="mail_not_stuck"):
            resend(mail.pk, actor=ADMIN, at=clock.now())


def test_a_server_that_says_later_is_asked_again_later(academy: UUID, mail_server: MailServerProcess) -> None:
    waiting_mails(academy, 1)
    start = clock.now()
    mail_server.answers(RCPT="451 4.3.0 Later please")
    send_waiting(academy, transport(mail_server), lambda: start)
    with academy_scope(academy):
        mail = OutboxMail.objects.get()
    assert (mail.state, mail.error_code, mail.attempts) == ("waiting", "451 4.3.0", 1)
    assert mail.next_attempt_at == start + timedelta(minutes=1)
    mail_server.answers()
    assert send_waiting(academy, transport(mail_server), lambda: start) == 0
    assert send_waiting(academy, transport(mail_server), lambda: start + timedelta(minutes=2)) == 1
    assert states(academy) == ["sent"]


def test_a_server_that_is_not_there_costs_one_attempt_per_run(
    academy: UUID, mail_server: MailServerProcess
) -> None:
    waiting_mails(academy, 3)
    mail_server.stop()
    assert send_waiting(academy, transport(mail_server), clock.now) == 1
    assert states(academy) == ["waiting"] * 3
    with academy_scope(academy):
        assert sorted(OutboxMail.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_an_unknown_mailbox_bounces_and_gets_no_more_mail(
    academy: UUID, mail_server: MailServerProcess
) -> None:
    waiting_mails(academy, 2)
    mail_server.answers(RCPT="550 5.1.1 No such user")
    assert send_waiting(academy, transport(mail_server), clock.now) == 1
    assert states(academy) == ["bounced", "suppressed"]
    assert mail_server.received() == []


def test_a_refused_message_fails_without_blaming_the_address(
    academy: UUID, mail_server: MailServerProcess
) -> None:
    waiting_mails(academy, 2)
    mail_server.answers(DATA="554 5.7.1 Looks like spam")
    assert send_waiting(academy, transport(mail_server), clock.now) == 2
    assert states(academy) == ["failed", "failed"]
    with academy_scope(academy):
        assert OutboxMail.objects.order_by("pk").first().error_text == "5.7.1 Looks like spam"


def test_what_is_left_after_a_batch_goes_to_a_next_job(academy: UUID, mail_server: MailServerProcess) -> None:
    waiting_mails(academy, 3)
    assert send_waiting(academy, transport(mail_server), clock.now, batch=2) == 2
    with database.owner_connection() as connection:
        jobs = connection.execute("select task_name, args->>'academy' from procrastinate_jobs").fetchall()
    assert jobs == [("notifications.send_mail", str(academy))]
