"""The door to a mail server. `integrations/mail` puts its transport here; this context knows no protocol."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from bekwaam.domains.notifications.rules.sending import Attempt


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    message_id: str
    sender_name: str
    address: str
    subject: str
    text: str
    html: str
    unsubscribe: str = ""
    """Where the reader can switch this kind off; empty when it cannot."""
    reply_to: str = ""


class Line(Protocol):
    """An open connection; each mail is one attempt, and an attempt never raises."""

    def send(self, mail: OutgoingMail) -> Attempt: ...


class Transport(Protocol):
    def connect(self) -> AbstractContextManager[Line]: ...


class _Door:
    transport: Transport | None = None


def use(transport: Transport | None) -> None:
    """No transport: mails wait in the outbox."""
    _Door.transport = transport


def in_use() -> Transport | None:
    return _Door.transport
