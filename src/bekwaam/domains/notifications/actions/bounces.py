"""Addresses that mail servers do not know: noted, kept out of the mail, and let in again by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.notifications.enums import MAIL_STATES, BounceSource, MailState
from bekwaam.domains.notifications.models import Bounce, OutboxMail
from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require


@dataclass(frozen=True, slots=True)
class Report:
    """One recipient of a delivery status notification (RFC 3464)."""

    message_id: str
    address: str
    status: str
    diagnostic: str
    is_permanent: bool


def move(mail: OutboxMail, state: MailState) -> None:
    MAIL_STATES.require(mail.state, state)
    mail.state = state


def note_refusal(mail: OutboxMail, *, status: str, diagnostic: str, at: datetime) -> None:
    """The server said so while the mail was offered."""
    _note(mail, mail.address, BounceSource.DIALOGUE, status, diagnostic, is_permanent=True, at=at)


def note_reports(reports: Sequence[Report], *, actor: Actor, at: datetime) -> int:
    """How many reports were about mails of this academy; a report that was read before changes nothing."""
    found = 0
    for report in reports:
        mail = OutboxMail.objects.select_for_update().filter(message_id=report.message_id).first()
        if mail is None:
            continue
        found += 1
        if _note_report(mail, report, at):
            subject = Subject("outbox_mail", mail.pk, mail.subject)
            after = {"status": report.status, "permanent": report.is_permanent}
            record("notifications.bounce_noted", subject, actor=actor, at=at, after=after)
    return found


def lift(bounce_id: UUID, *, actor: Actor, at: datetime) -> None:
    """The address works again, an administrator says."""
    require(may_manage(actor))
    bounce = Bounce.objects.select_for_update().get(pk=bounce_id)
    same = Bounce.objects.filter(address=bounce.address, lifted_at__isnull=True)
    if not same.update(lifted_at=at):
        return
    record("notifications.bounce_lifted", Subject("bounce", bounce.pk, bounce.address), actor=actor, at=at)


def _note_report(mail: OutboxMail, report: Report, at: datetime) -> bool:
    address = report.address or mail.address
    made = _note(
        mail,
        address,
        BounceSource.REPORT,
        report.status,
        report.diagnostic,
        is_permanent=report.is_permanent,
        at=at,
    )
    if made and report.is_permanent:
        move(mail, MailState.BOUNCED)
        mail.settled_at = at
        mail.error_code, mail.error_text = report.status[:40], report.diagnostic[:300]
        mail.save(update_fields=["state", "settled_at", "error_code", "error_text"])
    return made


def _note(
    mail: OutboxMail,
    address: str,
    source: BounceSource,
    status: str,
    diagnostic: str,
    *,
    is_permanent: bool,
    at: datetime,
) -> bool:
    """A lifted bounce of the same mail stands again only when a new attempt was refused."""
    _, is_new = Bounce.objects.update_or_create(
        message_id=mail.message_id,
        address=address.lower(),
        source=source,
        defaults={"lifted_at": None, "reported_at": at} if source is BounceSource.DIALOGUE else {},
        create_defaults={
            "mail": mail,
            "person_id": mail.person_id,
            "status": status[:20],
            "diagnostic": diagnostic[:300],
            "is_permanent": is_permanent,
            "reported_at": at,
        },
    )
    return bool(is_new)
