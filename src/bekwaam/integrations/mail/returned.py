"""Reading delivery status notifications (RFC 3464, RFC 6522): which mail came back, from whom, and for good or not.

Takes one message, or a mailbox file (mbox) with many. What is not a notification is passed over.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr

from bekwaam.domains.notifications.actions.bounces import Report

MBOX_LINE = re.compile(rb"(?m)^From [^\r\n]*\d{4}\r?\n")
MESSAGE_ID = re.compile(r"<[^<>\s]{3,290}>")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
WANTED_ACTIONS = {"failed", "delayed"}


def reports_in(content: bytes) -> list[Report]:
    return [report for one in _messages(content) for report in _reports(one)]


def _messages(content: bytes) -> Iterator[Message]:
    parts = MBOX_LINE.split(content) if content.startswith(b"From ") else [content]
    for part in parts:
        if part.strip():
            yield message_from_bytes(part, policy=default)


def _reports(message: Message) -> Iterator[Report]:
    message_id = _original_id(message)
    if not message_id:
        return
    for block in _recipient_blocks(message):
        action = _field(block, "Action").lower()
        if action in WANTED_ACTIONS:
            yield _report(message_id, block, is_permanent=action == "failed")


def _report(message_id: str, block: Message, *, is_permanent: bool) -> Report:
    found = STATUS.search(_field(block, "Status"))
    status = found[1] if found else ""
    recipient = _field(block, "Original-Recipient") or _field(block, "Final-Recipient")
    return Report(
        message_id=message_id,
        address=parseaddr(recipient.rpartition(";")[2].strip())[1][:254],
        status=status,
        diagnostic=_field(block, "Diagnostic-Code")[:300],
        is_permanent=is_permanent and not status.startswith("4"),
    )


def _recipient_blocks(message: Message) -> list[Message]:
    """The first block of a `message/delivery-status` is about the message as a whole."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            return (
                [block for block in blocks[1:] if isinstance(block, Message)]
                if isinstance(blocks, list)
                else []
            )
    return []


def _original_id(message: Message) -> str:
    """From the mail that came back with the notification, whole or only its headers."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            return _id_of(_field(_inner(part), "Message-ID"))
        if kind == "text/rfc822-headers":
            return _id_of(_field(message_from_bytes(_bytes(part), policy=default), "Message-ID"))
    return ""


def _inner(part: Message) -> Message:
    """The mail inside a `message/rfc822`; an empty one when there is none."""
    inside = part.get_payload()
    first = inside[0] if isinstance(inside, list) and inside else None
    return first if isinstance(first, Message) else Message()


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _id_of(text: str) -> str:
    found = MESSAGE_ID.search(text)
    return found[0] if found else ""


def _field(message: Message | EmailMessage, name: str) -> str:
    """A header as one line of plain words; a header that cannot be read counts as missing."""
    try:
        value = message.get(name, "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""
    return " ".join(re.sub(r"[^\x20-\x7e]", " ", str(value)).split())
