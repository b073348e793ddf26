"""Delivery reports as mail servers send them, and as anybody could forge them."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.config.cli import bounces as command
from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.actions.bounces import Report, note_reports
from bekwaam.domains.notifications.models import Bounce, OutboxMail
from bekwaam.integrations.mail.returned import reports_in
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.ids import new_id
from tests.factories import a_person

pytestmark = pytest.mark.eis("U-7.8")
REPORT = """From: MAILER-DAEMON@mail.example
To: noreply@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I could not deliver your mail.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0100

Final-Recipient: rfc822; noor@voorbeeld.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--B
Content-Type: {part}

Message-ID: {message_id}
Subject: Je hebt een nieuwe rol

--B--
"""


def a_report(message_id: str, *, action: str = "failed", status: str = "5.1.1", whole: bool = True) -> bytes:
    part = "message/rfc822" if whole else "text/rfc822-headers"
    return REPORT.format(message_id=message_id, action=action, status=status, part=part).encode()


@pytest.fixture
def mail(noord: UUID, moment: datetime) -> OutboxMail:
    person = a_person(email="noor@voorbeeld.example")
    notify("accounts.password_changed", person.pk, event_id=new_id(), at=moment)
    OutboxMail.objects.update(state="sent")
    return OutboxMail.objects.get()


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_names_the_mail_the_address_and_the_reason(whole: bool) -> None:
    assert reports_in(a_report("<a@noord.localhost>", whole=whole)) == [
        Report("<a@noord.localhost>", "noor@voorbeeld.example", "5.1.1", "smtp; 550 5.1.1 User unknown", True)
    ]


@pytest.mark.parametrize(
    ("action", "status", "permanent"), [("delayed", "4.4.1", [False]), ("failed", "4.4.7", [False]), ("delivered", "2.0.0", [])]
)  # fmt: skip
def test_delay_and_delivery_are_no_bounce(action: str, status: str, permanent: list[bool]) -> None:
    reports = reports_in(a_report("<a@noord.localhost>", action=action, status=status))
    assert [report.is_permanent for report in reports] == permanent


def test_a_mailbox_file_holds_many(tmp_path: Path) -> None:
    line = b"From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n"
    ordinary = b"Subject: Vakantie\n\nIk ben er niet.\n"
    content = b"".join(line + part for part in (a_report("<a@x>"), ordinary, a_report("<b@x>")))
    assert [report.message_id for report in reports_in(content)] == ["<a@x>", "<b@x>"]


@given(content=st.binary(max_size=400) | st.text(max_size=200).map(a_report))
def test_whatever_is_in_the_file_nothing_breaks(content: bytes) -> None:
    for report in reports_in(content):
        assert report.message_id.startswith("<")
        assert "\n" not in report.message_id + report.address + report.status + report.diagnostic


def test_the_command_marks_the_mail_once_and_stops_mailing_the_address(
    mail: OutboxMail, moment: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "terug.eml"
    file.write_bytes(a_report(mail.message_id))
    for _ in range(2):
        assert command.run(_arguments(file)) == 0
        assert json.loads(capsys.readouterr().out) == {"reports": 1, "known": 1, "unknown": 0}
    assert (Bounce.objects.count(), OutboxMail.objects.get().state) == (1, "bounced")
    assert AuditFact.objects.filter(verb="notifications.bounce_noted").count() == 1
    notify("accounts.password_changed", mail.person_id, event_id=new_id(), at=moment)
    assert OutboxMail.objects.count() == 1


def test_a_report_about_mail_of_somebody_else_changes_nothing(
    mail: OutboxMail, zuid: UUID, within: Callable[..., Any], moment: datetime, tmp_path: Path
) -> None:
    file = tmp_path / "terug.eml"
    file.write_bytes(a_report("<vreemd@elders.example>"))
    assert command.run(_arguments(file)) == 0
    with within(zuid):
        reports = reports_in(a_report(mail.message_id))
        assert note_reports(reports, actor=system_actor(zuid), at=moment) == 0
    assert (Bounce.objects.count(), OutboxMail.objects.get().state) == (0, "sent")


def test_a_file_without_reports_is_an_error(mail: OutboxMail, tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Beste mensen")
    assert command.run(_arguments(file)) == 1
    assert command.run(_arguments(tmp_path / "is-er-niet")) == 2


def _arguments(file: Path) -> Any:
    import argparse

    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args([str(file), "--json"])
