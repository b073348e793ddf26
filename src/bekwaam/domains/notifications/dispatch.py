"""Sending what waits, over one connection: claim and commit, offer it to the server, write down the answer and commit.

A process that dies anywhere in between leaves a mail that says `sending`; nothing sends it a second time by itself.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import structlog

from bekwaam.domains.notifications.actions.outbox import SEND, claim_next, settle, words_of
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.domains.notifications.queries.house import House, house_of_current_academy
from bekwaam.domains.notifications.queries.outgoing import has_due_mail
from bekwaam.domains.notifications.rules.sending import Answer, Attempt
from bekwaam.domains.notifications.transport import Line, OutgoingMail, Transport
from bekwaam.kernel import jobs
from bekwaam.kernel.scope import academy_scope
from bekwaam.kernel.sealing import Unreadable

log = structlog.get_logger(__name__)
BATCH = 50
NO_CONNECTION = "connection"
Clock = Callable[[], datetime]


def send_waiting(academy_id: UUID, transport: Transport, now: Clock, *, batch: int = BATCH) -> int:
    """How many attempts were made. What is left after a batch goes to a next job; after a dead connection it waits."""
    attempts = 0
    with transport.connect() as line:
        while attempts < batch and (claimed := _claim(academy_id, now())) is not None:
            mail, house = claimed
            answer = _offer(line, mail, house)
            attempts += 1
            _settle(academy_id, mail, answer, now())
            if answer.code == NO_CONNECTION:
                return attempts
    if attempts == batch:
        _continue(academy_id, now())
    return attempts


def _claim(academy_id: UUID, at: datetime) -> tuple[OutboxMail, House] | None:
    with academy_scope(academy_id):
        mail = claim_next(at=at)
        return (mail, house_of_current_academy()) if mail is not None else None


def _settle(academy_id: UUID, mail: OutboxMail, answer: Attempt, at: datetime) -> None:
    with academy_scope(academy_id):
        settle(mail.pk, mail.attempts, answer, at=at)
    log.info("mail.attempt", mail=str(mail.pk), answer=answer.answer.value, code=answer.code)


def _continue(academy_id: UUID, at: datetime) -> None:
    with academy_scope(academy_id):
        if has_due_mail(at):
            jobs.defer(SEND)


def _offer(line: Line, mail: OutboxMail, house: House) -> Attempt:
    try:
        return line.send(_outgoing(mail, house))
    except Unreadable:
        return Attempt(Answer.NEVER, "sealed", "")


def _outgoing(mail: OutboxMail, house: House) -> OutgoingMail:
    text, html = words_of(mail)
    return OutgoingMail(
        message_id=mail.message_id,
        sender_name=house.sender,
        reply_to=house.reply_to,
        address=mail.address,
        subject=mail.subject,
        text=text,
        html=html,
        unsubscribe=mail.settings_link,
    )
