"""No text ever breaks out of the page, the mail or its headers."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.domains.notifications.letters import Letter, Line, as_html, as_text
from bekwaam.domains.notifications.queries.house import Colours, House
from bekwaam.domains.notifications.transport import OutgoingMail
from bekwaam.integrations.mail.mime import AddressError, compose, mailbox
from bekwaam.kernel.visible_text import visible

pytestmark = pytest.mark.eis("U-7.8")
COLOURS = Colours("#0b5563", "#ffffff", "#f4f6f7", "#ffffff", "#d5dcdf", "#1c2528", "#475a61")
HOUSE = House("Leerplein", "Gemeente Noord", "noord.localhost", "http://noord.localhost", COLOURS)
ANY = st.text(max_size=200) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "a\r\nBcc: x@y.example",
        "{voornaam}",
        "</td></tr>",
        '"><img src=x>',
        "\x00",
        "\u2028",
    ]
)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = Tags()
    parser.feed(html)
    return [found for found in parser.found if found[0] not in {"br", "p"}]


def letter(subject: str, body: str, button: str, line: str) -> Letter:
    return Letter(
        subject, body, button, "/aanbod/", "/account/berichten/", "nl", (Line(line, "/x/"), Line(line))
    )


@given(subject=ANY, body=ANY, button=ANY, line=ANY)
def test_any_words_give_the_same_page_skeleton(subject: str, body: str, button: str, line: str) -> None:
    assert tags(as_html(letter(subject, body, button, line), HOUSE)) == tags(
        as_html(letter("a", "b", "c", "d"), HOUSE)
    )


@given(name=ANY, subject=ANY, text=ANY, html=ANY)
@example(name="x\r\nBcc: a@b.example", subject="y\nTo: c@d.example", text=".\r\n.\r\n", html="\r\n.\r\n")
def test_any_words_give_the_same_headers(name: str, subject: str, text: str, html: str) -> None:
    mail = OutgoingMail(
        "<0190@noord.localhost>",
        name,
        "n@voorbeeld.example",
        subject,
        text,
        html,
        "http://noord.localhost/account/",
    )
    content = compose(mail, sender="noreply@noord.localhost", to="n@voorbeeld.example", at=AT)
    read = message_from_bytes(content, policy=default)
    assert read.keys() == [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "List-Unsubscribe",
        "MIME-Version",
        "Content-Type",
    ]
    assert [address.addr_spec for address in read["To"].addresses] == ["n@voorbeeld.example"]
    assert [address.addr_spec for address in read["From"].addresses] == ["noreply@noord.localhost"]
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]


@given(text=ANY, value=ANY)
def test_filling_in_happens_once_and_nothing_is_executed(text: str, value: str) -> None:
    filled = wording.fill("a {naam} b", {"naam": value})
    assert filled == f"a {value} b"
    assert wording.fill(text, {}) == text


@given(text=ANY)
def test_a_subject_is_one_line_of_printable_words(text: str) -> None:
    shown = wording.one_line(text)
    assert len(shown) <= wording.SUBJECT_CAP
    assert shown == visible(shown)
    assert not set(shown) & set("\r\n\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u202e")


def test_a_letter_reads_well_without_html() -> None:
    text = as_text(Letter("Kop", "Hallo.\n\nTot ziens.", "Bekijk", "/aanbod/", "/account/berichten/"), HOUSE)
    assert text == (
        "Hallo.\n\nTot ziens.\n\nBekijk:\nhttp://noord.localhost/aanbod/\n\n"
        "-- \nJe krijgt deze mail van Leerplein van Gemeente Noord.\n\n"
        "Kies zelf welke berichten je krijgt:\nhttp://noord.localhost/account/berichten/\n"
    )


def test_a_button_and_a_way_out_are_only_there_when_they_lead_somewhere() -> None:
    assert "<a " not in as_html(Letter("Kop", "Hallo."), HOUSE)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Noor@Voorbeeld.Example", "Noor@voorbeeld.example"),
        (" n.d+x@bücher.example ", "n.d+x@xn--bcher-kva.example"),
    ],
)
def test_addresses_as_they_go_over_the_line(text: str, becomes: str) -> None:
    assert mailbox(text) == becomes


@pytest.mark.parametrize(
    "text",
    ["", "noor", "a@", "@b.example", "a b@c.example", "a@b..example", "a@-b.example", "a\n@b.example", "a@b\r\nRCPT TO:<x>", "é@b.example", "a>@b.example", "x" * 65 + "@b.example", "a@" + "b" * 64 + ".example", "..@b.example"],
)  # fmt: skip
def test_what_cannot_be_a_mailbox_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        mailbox(text)


def test_a_kind_whose_own_text_is_wrong_does_not_start() -> None:
    with pytest.raises(ValueError, match="onbekend"):
        Kind(code="t.x", title="T", owner="t", texts={"nl": Text("{onbekend}", "x")})
    with pytest.raises(ValueError, match="no text"):
        Kind(code="t.x", title="T", owner="t", texts={"en": Text("x", "x")})
    Kind(
        code="t.x", title="T", owner="t", texts={"nl": Text("{a}", "x")}, variables=(Variable("a", "A", "1"),)
    )
