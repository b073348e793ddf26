"""One mail through its states. Each step is a transaction of its own, so that a killed worker leaves a clear trace:

`waiting` nothing was tried or it is certain that nothing arrived · `sending` an attempt began · `uncertain` an attempt
began and nobody knows how it ended; it is never sent again by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import override

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.notifications import letters
from bekwaam.domains.notifications.actions.bounces import move, note_refusal
from bekwaam.domains.notifications.enums import MailState
from bekwaam.domains.notifications.kinds import Kind, Text, is_known, kind_of
from bekwaam.domains.notifications.letters import Letter, Line
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.domains.notifications.queries.house import House
from bekwaam.domains.notifications.queries.readers import dead_addresses
from bekwaam.domains.notifications.rules.sending import (
    KEPT_WAITING,
    NO_ANSWER_AFTER,
    Attempt,
    after,
    may_resend,
)
from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.kernel import jobs
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require
from bekwaam.kernel.links import link_to
from bekwaam.kernel.sealing import seal, unseal

SEND = "notifications.send_mail"
PURPOSE = "notifications.mail"


@dataclass(frozen=True, slots=True)
class NewMail:
    id: UUID
    person_id: UUID
    kind: Kind
    event_id: UUID
    address: str
    words: Text
    language: str
    link: str
    not_before: datetime
    expires_at: datetime | None = None
    lines: Sequence[Line] = ()


def hand_in(mails: Iterable[NewMail], house: House, *, at: datetime) -> None:
    rows = [_row(mail, house, at) for mail in mails]
    OutboxMail.objects.bulk_create(rows)
    if any(row.next_attempt_at <= at for row in rows):
        jobs.defer(SEND)


def _row(mail: NewMail, house: House, at: datetime) -> OutboxMail:
    letter = _letter(mail)
    keep = _sealed if mail.kind.is_secret else str
    return OutboxMail(
        id=mail.id,
        person_id=mail.person_id,
        kind=mail.kind.code,
        event_id=mail.event_id,
        address=mail.address,
        subject=mail.words.subject,
        text=keep(letters.as_text(letter, house)),
        html=keep(letters.as_html(letter, house)),
        settings_link=house.address_of(letter.settings_link),
        message_id=f"<{mail.id}@{house.host}>",
        next_attempt_at=mail.not_before,
        created_at=at,
        expires_at=mail.expires_at or mail.not_before + KEPT_WAITING,
    )


def _letter(mail: NewMail) -> Letter:
    with override(mail.language):
        button = str(mail.kind.button)
    return Letter(
        subject=mail.words.subject,
        body=mail.words.body,
        button=button,
        link=mail.link,
        settings_link=link_to("message_preferences") if mail.kind.may_switch_off or mail.lines else "",
        language=mail.language,
        lines=mail.lines,
    )


def claim_next(*, at: datetime) -> OutboxMail | None:
    """The mail that has waited longest, now `sending`; whoever else looks meanwhile gets the next one."""
    while (mail := _first_due(at)) is not None:
        obstacle = _obstacle(mail, at)
        if not obstacle:
            _start(mail, at)
            return mail
        _close(mail, *obstacle, at=at)
    return None


def _first_due(at: datetime) -> OutboxMail | None:
    waiting = OutboxMail.objects.filter(state=MailState.WAITING, next_attempt_at__lte=at)
    locked = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("person")
    found: OutboxMail | None = locked.order_by("next_attempt_at", "pk").first()
    return found


def _obstacle(mail: OutboxMail, at: datetime) -> tuple[MailState, str] | None:
    if mail.expires_at <= at:
        return MailState.FAILED, "expired"
    if not mail.person.is_active:
        return MailState.SUPPRESSED, "left"
    return (MailState.SUPPRESSED, "address_dead") if dead_addresses([mail.address]) else None


def _start(mail: OutboxMail, at: datetime) -> None:
    move(mail, MailState.SENDING)
    mail.started_at, mail.attempts = at, mail.attempts + 1
    mail.save(update_fields=["state", "started_at", "attempts"])


def _close(mail: OutboxMail, state: MailState, code: str, *, at: datetime) -> None:
    move(mail, state)
    mail.error_code, mail.settled_at = code, at
    mail.text = mail.html = ""
    mail.save(update_fields=["state", "error_code", "settled_at", "text", "html"])


def settle(mail_id: UUID, attempt_number: int, attempt: Attempt, *, at: datetime) -> None:
    """Write down how an attempt ended, unless a later one has begun."""
    mail = OutboxMail.objects.select_for_update().filter(pk=mail_id, attempts=attempt_number).first()
    if mail is None or mail.state not in (MailState.SENDING, MailState.UNCERTAIN):
        return
    outcome = after(attempt, attempts=mail.attempts, expires_at=mail.expires_at, at=at)
    move(mail, outcome.state)
    mail.settled_at = at
    mail.next_attempt_at = outcome.try_at or mail.next_attempt_at
    mail.error_code, mail.error_text = attempt.code[:40], attempt.text[:300]
    if outcome.state is MailState.SENT or (is_secret(mail) and outcome.state is not MailState.WAITING):
        mail.text = mail.html = ""
    mail.save()
    if attempt.is_address_dead:
        note_refusal(mail, status=attempt.code, diagnostic=attempt.text, at=at)


def give_up_waiting(*, at: datetime) -> int:
    """Attempts that began long ago and never ended: the worker died. Nobody knows whether the mail arrived."""
    silent = OutboxMail.objects.filter(state=MailState.SENDING, started_at__lt=at - NO_ANSWER_AFTER)
    count: int = silent.update(state=MailState.UNCERTAIN, error_code="no_answer", settled_at=at)
    return count


def resend(mail_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Again, because an administrator asks for it; under the same Message-ID, so that a double is recognised."""
    require(may_manage(actor))
    mail = OutboxMail.objects.select_for_update(of=("self",)).select_related("person").get(pk=mail_id)
    decision = may_resend(
        mail.state,
        has_words=bool(mail.text),
        is_active=mail.person.is_active,
        is_address_dead=bool(dead_addresses([mail.address])),
    )
    require(decision)
    before = {"state": mail.state, "error": mail.error_code}
    move(mail, MailState.WAITING)
    OutboxMail.objects.filter(pk=mail.pk).update(
        state=mail.state,
        next_attempt_at=at,
        expires_at=at + KEPT_WAITING,
        settled_at=None,
        error_code="",
        error_text="",
    )
    subject = Subject("outbox_mail", mail.pk, mail.subject)
    record(
        "notifications.mail_resent", subject, actor=actor, at=at, before=before, after={"state": "waiting"}
    )
    jobs.defer(SEND)


def words_of(mail: OutboxMail) -> tuple[str, str]:
    """Text and HTML as they go out; those of a secret kind lie sealed in the database."""
    if not is_secret(mail):
        return mail.text, mail.html
    return unseal(mail.text, PURPOSE), unseal(mail.html, PURPOSE)


def _sealed(words: str) -> str:
    return seal(words, PURPOSE)


def is_secret(mail: OutboxMail) -> bool:
    return is_known(mail.kind) and kind_of(mail.kind).is_secret
