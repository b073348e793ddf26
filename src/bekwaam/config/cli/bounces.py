"""`bekwaam bounces FILE`: read delivery status notifications (one message or an mbox) and mark the mails they are about."""

import argparse
import json
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a file with one message or a mailbox (mbox); - reads standard input")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.integrations.mail.returned import reports_in

    try:
        content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    except OSError as error:
        print(f"The file cannot be read: {error.strerror}.")
        return 2
    reports = reports_in(content)
    known = _note(reports)
    counts = {"reports": len(reports), "known": known, "unknown": len(reports) - known}
    sentence = "{reports} reports: {known} about mail of this installation, {unknown} about other mail"
    print(json.dumps(counts) if arguments.json else sentence.format(**counts))
    return 0 if reports else 1


def _note(reports: list) -> int:
    """A Message-ID is of one academy; each academy looks for its own."""
    from bekwaam.domains.notifications.actions.bounces import note_reports
    from bekwaam.domains.tenancy.queries import active_academies
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from bekwaam.kernel.scope import academy_scope

    known = 0
    for academy in active_academies():
        with academy_scope(academy.pk):
            known += note_reports(reports, actor=system_actor(academy.pk), at=clock.now())
    return known
