"""The dialogue with the mail server. Every way in which it can end is an `Attempt`; nothing is raised."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from bekwaam.domains.notifications.rules.sending import Answer, Attempt
from bekwaam.domains.notifications.transport import OutgoingMail
from bekwaam.integrations.mail.mime import AddressError, compose, mailbox
from bekwaam.integrations.mail.server import MailServer
from bekwaam.kernel import clock

OK, GO_AHEAD = 250, 354
ACCEPTED = {250, 251, 252}
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
DEAD_STATUSES = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
DEAD_CODES = {550, 553}
CONNECTION = "connection"


class _Answered(Exception):
    """The server ended the attempt with this answer."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt.code)
        self.attempt = attempt


@dataclass(frozen=True, slots=True)
class SmtpTransport:
    server: MailServer
    sender: str

    @contextmanager
    def connect(self) -> Iterator["SmtpLine"]:
        line = SmtpLine(self.server, mailbox(self.sender))
        try:
            yield line
        finally:
            line.close()


class SmtpLine:
    """Connects at the first mail, and again when the server hung up in between."""

    def __init__(self, server: MailServer, sender: str) -> None:
        self.server, self.sender = server, sender
        self.smtp: smtplib.SMTP | None = None

    def send(self, mail: OutgoingMail) -> Attempt:
        try:
            to = mailbox(mail.address)
        except AddressError:
            return Attempt(Answer.NEVER, "address_shape", "", is_address_dead=True)
        content = dotted(compose(mail, sender=self.sender, to=to, at=clock.now()))
        try:
            smtp = self._open()
            self._offer(smtp, to)
        except _Answered as ended:
            return self._ended(ended.attempt)
        except (OSError, smtplib.SMTPException) as error:
            return self._broken(error)
        return self._hand_over(smtp, content)

    def close(self) -> None:
        if self.smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.smtp.quit()
            self.smtp = None

    def _open(self) -> smtplib.SMTP:
        if self.smtp is not None and _is_alive(self.smtp):
            return self.smtp
        self._drop()
        self.smtp = _connected(self.server)
        return self.smtp

    def _offer(self, smtp: smtplib.SMTP, to: str) -> None:
        """All that comes before the content; nothing has been delivered when it ends here."""
        _expect({OK}, smtp.mail(self.sender))
        _expect(ACCEPTED, smtp.rcpt(to), about_address=True)
        _expect({GO_AHEAD}, smtp.docmd("DATA"))

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> Attempt:
        """From here on a broken line means that nobody knows."""
        try:
            smtp.send(content)
            code, text = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Attempt(Answer.UNKNOWN, "no_answer", _plain(str(error)))
        if code == OK:
            return Attempt(Answer.TAKEN)
        return self._ended(_attempt(code, text))

    def _ended(self, attempt: Attempt) -> Attempt:
        """Clear the table for the next mail."""
        try:
            if self.smtp is not None:
                self.smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._drop()
        return attempt

    def _broken(self, error: Exception) -> Attempt:
        self._drop()
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return Attempt(Answer.NOT_NOW, CONNECTION, f"{error.smtp_code} login refused")
        return Attempt(Answer.NOT_NOW, CONNECTION, _plain(f"{type(error).__name__}: {error}"))

    def _drop(self) -> None:
        if self.smtp is not None:
            self.smtp.close()
            self.smtp = None


def dotted(content: bytes) -> bytes:
    """Lines that begin with a dot get another one, and a lone dot ends it all (RFC 5321 §4.5.2)."""
    body = re.sub(rb"(?m)^\.", b"..", content)
    return (body if body.endswith(b"\r\n") else body + b"\r\n") + b".\r\n"


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=server.ca_file or None)
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=context
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _is_alive(smtp: smtplib.SMTP) -> bool:
    try:
        return bool(smtp.noop()[0] == OK)
    except (OSError, smtplib.SMTPException):
        return False


def _expect(wanted: set[int], reply: tuple[int, bytes], *, about_address: bool = False) -> None:
    code, text = reply
    if code not in wanted:
        raise _Answered(_attempt(code, text, about_address=about_address))


def _attempt(code: int, text: bytes, *, about_address: bool = False) -> Attempt:
    words = _plain(text.decode("utf-8", "replace"))
    found = STATUS.search(words)
    status = found[1] if found else ""
    is_dead = status in DEAD_STATUSES or (about_address and not status and code in DEAD_CODES)
    answer = Answer.NEVER if 500 <= code < 600 else Answer.NOT_NOW
    return Attempt(
        answer, f"{code} {status}".strip(), words, is_address_dead=answer is Answer.NEVER and is_dead
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\x20-\x7e]", " ", text).split())[:300]
