"""Outgoing mail with what became of it, for administrators. The words of a mail stay out."""

from django.db.models import QuerySet

from bekwaam.domains.notifications.enums import MailState
from bekwaam.domains.notifications.kinds import is_known, kind_of
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.domains.notifications.queries import outgoing
from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("created_at", "Gemaakt", Kind.DATETIME),
    Column("subject", "Onderwerp"),
    Column("kind", "Soort bericht"),
    Column("person", "Aan"),
    Column("address", "Adres"),
    Column("state", "Status"),
    Column("attempts", "Pogingen", Kind.INT),
    Column("settled_at", "Afgehandeld", Kind.DATETIME),
    Column("error", "Melding van de mailserver"),
)


def _rows(asked: Asked) -> "QuerySet[OutboxMail, OutboxMail]":
    states = [state for state in asked.filters.get("states", "").split() if state in MailState.values]
    kind = asked.filters.get("kind", "")
    return outgoing.mails(states=states, kind=kind if is_known(kind) else "").defer("text", "html")


def _shown(chunk: list[OutboxMail], asked: Asked) -> list[Row]:
    return [_mail(mail) for mail in chunk]


def _mail(mail: OutboxMail) -> Row:
    return {
        "created_at": mail.created_at,
        "subject": mail.subject,
        "kind": str(kind_of(mail.kind).title) if is_known(mail.kind) else mail.kind,
        "person": mail.person.full_name,
        "address": mail.address,
        "state": mail.get_state_display(),
        "attempts": mail.attempts,
        "settled_at": mail.settled_at,
        "error": mail.error_text,
    }


MAIL = keyed(
    name="mail",
    title="Uitgaande post",
    columns=COLUMNS,
    may_export=may_manage,
    rows=_rows,
    keys=("-created_at", "-pk"),
    shown=_shown,
)
