"""A mail as bytes: headers that cannot be broken out of, text with an HTML alternative, lines ended as SMTP wants."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bekwaam.domains.notifications.transport import OutgoingMail

LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
MESSAGE_ID = re.compile(r"<[A-Za-z0-9.-]+@[A-Za-z0-9.-]+>")


class AddressError(ValueError):
    """This cannot be the address of a mailbox."""


def mailbox(text: str) -> str:
    """The address as it goes over the line, its domain in ASCII."""
    local, at, domain = text.strip().rpartition("@")
    if not at or len(local) > 64 or not LOCAL_PART.fullmatch(local):
        raise AddressError(text)
    try:
        ascii_domain = domain.lower().encode("idna").decode()
    except UnicodeError:
        raise AddressError(text) from None
    if len(ascii_domain) > 253 or not all(LABEL.fullmatch(label) for label in ascii_domain.split(".")):
        raise AddressError(text)
    return f"{local}@{ascii_domain}"


def compose(mail: OutgoingMail, *, sender: str, to: str, at: datetime) -> bytes:
    """`sender` and `to` come from `mailbox`."""
    if not MESSAGE_ID.fullmatch(mail.message_id):
        raise ValueError("A Message-ID is made by the outbox.")
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(_header(mail.sender_name), addr_spec=sender)
    message["To"] = Address(addr_spec=to)
    if mail.reply_to:
        message["Reply-To"] = Address(addr_spec=mailbox(mail.reply_to))
    message["Subject"] = _header(mail.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{_address(mail.unsubscribe)}>"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _header(text: str) -> str:
    return " ".join(UNSAFE.sub(" ", text).split())


def _address(url: str) -> str:
    """Only what an address on the web may hold, so that the angle brackets around it hold."""
    return re.sub(r"[^A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]", "", url)
