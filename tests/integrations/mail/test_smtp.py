"""The dialogue with a real server: what it gets to read, and how every refusal is understood."""

import subprocess
from collections.abc import Callable, Iterator
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from bekwaam.domains.notifications.rules.sending import Answer
from bekwaam.domains.notifications.transport import OutgoingMail
from bekwaam.integrations.mail.server import MailServer, MailServerError, parse_server
from bekwaam.integrations.mail.smtp import SmtpTransport, dotted
from tests.integrations.mail.conftest import MailServerProcess

pytestmark = [pytest.mark.peer, pytest.mark.eis("U-7.8")]


def a_mail(**values: str) -> OutgoingMail:
    usual = {
        "message_id": "<0190@noord.localhost>",
        "sender_name": "Leerplein Gemeente Noord",
        "address": "noor@voorbeeld.example",
        "subject": "Café: één plek vrij",
        "text": "Hallo\n.\n.regel\n\nTot ziens",
        "html": "<p>Hallo</p>",
    }
    return OutgoingMail(**{**usual, **values})


def sent(url: str, *mails: OutgoingMail) -> list[Any]:
    with SmtpTransport(parse_server(url), "noreply@localhost").connect() as line:
        return [line.send(mail) for mail in mails]


def test_a_server_reads_what_was_written_dots_included(mail_server: MailServerProcess) -> None:
    first, second = sent(mail_server.url, a_mail(), a_mail(message_id="<0191@noord.localhost>"))
    assert (first.answer, second.answer) == (Answer.TAKEN, Answer.TAKEN)
    log = mail_server.log("data")
    assert [entry["message_id"] for entry in log] == ["<0190@noord.localhost>", "<0191@noord.localhost>"]
    read = message_from_string(log[0]["content"], policy=default)
    assert read["Subject"] == "Café: één plek vrij"
    assert read.get_body(("plain",)).get_content().splitlines() == ["Hallo", ".", ".regel", "", "Tot ziens"]
    assert read.get_body(("html",)).get_content().strip() == "<p>Hallo</p>"
    assert read["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    ("stage", "reply", "answer", "code", "is_dead"),
    [
        ("RCPT", "451 4.7.1 Greylisted", Answer.NOT_NOW, "451 4.7.1", False),
        ("RCPT", "550 5.1.1 No such user", Answer.NEVER, "550 5.1.1", True),
        ("RCPT", "550 No such user", Answer.NEVER, "550", True),
        ("RCPT", "550 5.7.1 Policy", Answer.NEVER, "550 5.7.1", False),
        ("DATA_START", "421 4.3.2 Closing", Answer.NOT_NOW, "421 4.3.2", False),
        ("DATA", "452 4.2.2 Mailbox full", Answer.NOT_NOW, "452 4.2.2", False),
        ("DATA", "554 5.7.1 Spam", Answer.NEVER, "554 5.7.1", False),
        ("DATA", "550 5.1.1 Unknown after all", Answer.NEVER, "550 5.1.1", True),
        ("DATA", "close", Answer.UNKNOWN, "no_answer", False),
    ],
)
def test_every_refusal_is_understood(
    mail_server: MailServerProcess, stage: str, reply: str, answer: Answer, code: str, is_dead: bool
) -> None:
    mail_server.answers(**{stage: reply})
    (attempt,) = sent(mail_server.url, a_mail())
    assert (attempt.answer, attempt.code, attempt.is_address_dead) == (answer, code, is_dead)
    mail_server.answers()
    assert sent(mail_server.url, a_mail())[0].answer is Answer.TAKEN


def test_a_refusal_does_not_spoil_the_next_mail_on_the_same_line(mail_server: MailServerProcess) -> None:
    transport = SmtpTransport(parse_server(mail_server.url), "noreply@localhost")
    with transport.connect() as line:
        for reply, answer in (("close", Answer.UNKNOWN), ("554 5.7.1 No", Answer.NEVER), ("", Answer.TAKEN)):
            mail_server.answers(DATA=reply)
            assert line.send(a_mail()).answer is answer


def test_a_silent_server_leaves_doubt_when_it_has_the_content(mail_server: MailServerProcess) -> None:
    mail_server.answers(DATA="hang")
    assert sent(mail_server.url.replace("timeout=20", "timeout=1"), a_mail())[0].answer is Answer.UNKNOWN


def test_an_address_that_is_none_never_reaches_the_server(mail_server: MailServerProcess) -> None:
    (attempt,) = sent(mail_server.url, a_mail(address="noor@x.example>\r\nRCPT TO:<dief@x.example"))
    assert (attempt.answer, attempt.code) == (Answer.NEVER, "address_shape")
    assert mail_server.log("rcpt") == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certificate")
    cert, key = folder / "cert.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, capture_output=True)
    return cert, key


@pytest.fixture
def tls_server(tmp_path: Path, certificate: tuple[Path, Path]) -> Iterator[Callable[..., MailServerProcess]]:
    started: list[MailServerProcess] = []

    def start(*extra: str) -> MailServerProcess:
        started.append(MailServerProcess(tmp_path, *map(str, certificate), *extra))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.mark.parametrize(("scheme", "extra"), [("smtp+starttls", ()), ("smtps", ("implicit",))])
def test_a_password_goes_over_a_closed_line_to_a_server_that_proves_itself(
    tls_server: Callable[..., MailServerProcess],
    certificate: tuple[Path, Path],
    scheme: str,
    extra: tuple[str, ...],
) -> None:
    server = tls_server(*extra)
    place = f"localhost:{server.port}?ca={certificate[0]}&timeout=20"
    assert sent(f"{scheme}://noor:geheim%2Fwoord@{place}", a_mail())[0].answer is Answer.TAKEN
    refused = sent(f"{scheme}://noor:fout@{place}", a_mail())[0]
    assert (refused.answer, refused.code, refused.text) == (Answer.NOT_NOW, "connection", "535 login refused")
    stranger = sent(f"{scheme}://noor:geheim%2Fwoord@localhost:{server.port}?timeout=20", a_mail())[0]
    assert (stranger.answer, stranger.code) == (Answer.NOT_NOW, "connection")
    assert len(server.received()) == 1


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://relay.example", MailServer("smtp", "relay.example", 25)),
        ("smtps://mail.example", MailServer("smtps", "mail.example", 465)),
        ("smtp+starttls://a%40b:c%3A@m.example", MailServer("smtp+starttls", "m.example", 587, "a@b", "c:")),
        ("smtp://u:p@127.0.0.1:1025?timeout=5", MailServer("smtp", "127.0.0.1", 1025, "u", "p", 5.0)),
    ],
)
def test_the_address_of_a_server(url: str, server: MailServer) -> None:
    assert parse_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://x",
        "smtp://",
        "smtp://h:port",
        "smtp://h?timeout=0",
        "smtp://h?timeout=x",
        "smtp://u:p@mail.example",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(MailServerError) as refusal:
        parse_server(url)
    assert "u:p" not in str(refusal.value)


def test_the_password_is_not_shown_in_logs() -> None:
    assert "geheim" not in repr(parse_server("smtps://u:geheim@mail.example"))


def test_dots_are_doubled_and_one_ends_it() -> None:
    assert dotted(b".a\r\nb\r\n..c") == b"..a\r\nb\r\n...c\r\n.\r\n"
