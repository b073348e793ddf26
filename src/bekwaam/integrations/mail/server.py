"""The mail server as `BEKWAAM_SMTP_URL` names it: `smtps://user:password@host:465`, `smtp+starttls://host:587`,
`smtp://host:25`. Plain `smtp` carries no password, for anybody on the way could read it."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT = 60.0


class MailServerError(ValueError):
    """The address of the mail server cannot be used; the sentence says why, and never shows the password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""
    timeout: float = TIMEOUT
    ca_file: str = ""

    def __repr__(self) -> str:
        return f"MailServer({self.scheme}://{self.host}:{self.port})"


def parse_server(url: str) -> MailServer:
    parts = urlsplit(url)
    if parts.scheme not in PORTS:
        raise MailServerError("The mail server starts with smtp://, smtp+starttls:// or smtps://.")
    if not parts.hostname:
        raise MailServerError("The mail server has no host name.")
    options = parse_qs(parts.query)
    server = MailServer(
        scheme=parts.scheme,
        host=parts.hostname,
        port=_port(parts.netloc, parts.scheme),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        timeout=_seconds(options.get("timeout", [str(TIMEOUT)])[0]),
        ca_file=options.get("ca", [""])[0],
    )
    if server.scheme == "smtp" and server.password and not _is_loopback(server.host):
        raise MailServerError(
            "A password needs smtps:// or smtp+starttls://; smtp:// is readable on the way."
        )
    return server


def _port(netloc: str, scheme: str) -> int:
    try:
        return urlsplit(f"//{netloc}").port or PORTS[scheme]
    except ValueError:
        raise MailServerError("The port of the mail server is not a number.") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 1 <= seconds <= 300:
        raise MailServerError("The timeout of the mail server is between 1 and 300 seconds.")
    return seconds


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
