"""Large files: a worker reads and carries them out, others see how far it is, and a killed one leaves nothing behind."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.db import connection, connections

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.actions import (
    give_up_stuck,
    large,
    preview,
    receive,
    start_carrying_out,
    start_preview,
)
from bekwaam.domains.deliveries.actions.progress import Progress
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import Person, RoleGrant
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.imports import is_heavy
from bekwaam.kernel.jobs import run_now
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.organisation.deliveries import TREE, file_of
from tests.factories import a_grant, a_person

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.eis("U-1.4")]
ROWS = 2_100
MANY = ["GEM;Gemeente;Organisatie;;;;;", *(f"T{n:04d};Team {n};Team;GEM;;;;" for n in range(ROWS - 1))]

KILLED = """
import os, signal, sys
from uuid import UUID
import django
django.setup()
from bekwaam.domains.deliveries.importers import importer_of
from bekwaam.kernel.jobs import run_now
from bekwaam.domains.organisation.models import OrgUnit

academy, run, person = sys.argv[1:]
importer = importer_of("organisation")
write = importer.apply

def write_and_die(plan, **options):
    write(plan, **options)
    print(OrgUnit.objects.count(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

importer.apply = write_and_die
run_now("deliveries.work", academy_id=UUID(academy), run_id=run, person_id=person, confirmed=False)
"""


@pytest.fixture
def admin() -> Person:
    with academy_scope(server.NOORD):
        person = a_person("Beheer")
        a_grant(person, Role.FUNCTIONAL_ADMIN)
        return person


def asked(person: Person, at: datetime, content: bytes | None = None) -> ImportRun:
    with academy_scope(server.NOORD):
        actor = actor_for(person, on=local_date(at))
        content = content or file_of(MANY)
        run = receive(
            content, kind="organisation", file_name="groot.csv", source=RunSource.WEB, actor=actor, at=at
        )
        return start_preview(run.pk, actor=actor, at=at)


def carrying(run: ImportRun, person: Person, at: datetime) -> ImportRun:
    with academy_scope(server.NOORD):
        return start_carrying_out(run.pk, actor=actor_for(person, on=local_date(at)), at=at)


def worked(run: ImportRun, person: Person) -> ImportRun:
    run_now(large.WORK, academy_id=server.NOORD, run_id=run.pk, person_id=person.pk, confirmed=False)
    return again(run)


def again(run: ImportRun) -> ImportRun:
    with academy_scope(server.NOORD):
        found: ImportRun = ImportRun.objects.get(pk=run.pk)
        return found


def unit_count() -> int:
    with academy_scope(server.NOORD):
        return int(OrgUnit.objects.count())


def jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text, lock from procrastinate_jobs where task_name = %s", [large.WORK])
        return list(cursor.fetchall())


def test_a_large_file_is_read_and_carried_out_by_a_worker(admin: Person, moment: datetime) -> None:
    run = asked(admin, moment)
    assert (run.state, run.report, len(jobs()), unit_count()) == ("reading", None, 1, 0)
    run = worked(run, admin)
    assert (run.state, run.counts["new"], unit_count()) == ("previewed", ROWS, 0)
    assert (carrying(run, admin, moment).state, unit_count()) == ("carrying_out", 0)
    run = worked(run, admin)
    assert (run.state, unit_count()) == ("done", ROWS)
    with academy_scope(server.NOORD):
        fact = AuditFact.objects.get(verb="deliveries.done")
        assert (fact.actor_id, fact.channel) == (admin.pk, "job")


def test_others_see_how_far_it_is(admin: Person, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, note = [], Progress.note

    def note_and_look(progress: Progress, rows: int) -> None:
        note(progress, rows)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    def look() -> None:
        found = again(run)
        seen.append((found.state, found.rows_done, found.rows_total))
        connections.close_all()

    run = asked(admin, moment)
    monkeypatch.setattr(Progress, "note", note_and_look)
    worked(run, admin)
    assert seen == [("reading", done, ROWS) for done in (0, 500, 1000, 1500, 2000)]


def test_a_worker_killed_halfway_leaves_nothing_and_another_does_it(admin: Person, moment: datetime) -> None:
    run = worked(asked(admin, moment), admin)
    carrying(run, admin, moment)
    command = [sys.executable, "-c", KILLED, str(server.NOORD), str(run.pk), str(admin.pk)]
    killed = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert (killed.returncode, killed.stdout) == (-9, f"{ROWS}\n"), killed.stderr
    assert (again(run).state, unit_count()) == ("carrying_out", 0)
    assert (worked(run, admin).state, unit_count()) == ("done", ROWS)
    assert (worked(run, admin).state, unit_count()) == ("done", ROWS)


def test_two_administrators_at_once(admin: Person, moment: datetime) -> None:
    runs, threads = [asked(admin, moment), asked(admin, moment)], []
    assert len({lock for _, lock in jobs()}) == 1
    for run in runs:
        worked(run, admin)
        carrying(run, admin, moment)

    def go(run: ImportRun) -> None:
        worked(run, admin)
        connections.close_all()

    threads = [threading.Thread(target=go, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(again(run).state for run in runs), unit_count()) == (["done", "previewed"], ROWS)


def test_a_small_file_waits_its_turn_behind_a_large_one(admin: Person, moment: datetime) -> None:
    asked(admin, moment)
    assert asked(admin, moment, file_of(TREE)).state == "reading"


def test_a_small_file_is_read_at_once(admin: Person, moment: datetime) -> None:
    run = asked(admin, moment, file_of(TREE))
    assert (run.state, carrying(run, admin, moment).state, jobs()) == ("previewed", "done", [])


def test_what_is_busy_is_left_alone(admin: Person, moment: datetime) -> None:
    run = asked(admin, moment)
    with academy_scope(server.NOORD):
        for action in (partial(start_preview, run.pk), partial(preview, run.pk)):
            with pytest.raises(Refused, match="delivery_busy"):
                action(actor=system_actor(server.NOORD), at=moment)
    with pytest.raises(Refused, match="delivery_busy"):
        carrying(run, admin, moment)


def test_who_lost_the_role_meanwhile_changes_nothing(admin: Person, moment: datetime) -> None:
    run = worked(asked(admin, moment), admin)
    carrying(run, admin, moment)
    with academy_scope(server.NOORD):
        RoleGrant.objects.all().delete()
    run = worked(run, admin)
    assert (run.state, run.sentence, unit_count()) == ("refused", large.NO_LONGER_YOURS, 0)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"x" * 50 * 1024 * 1024, "In rij 1 staat een cel met meer dan 32767 tekens."),
        (b"\x00\xff" * 600_000, "In rij 1 staat een cel met meer dan 32767 tekens."),
        (b"%PDF-1.7" + b"\n0" * 600_000, "Dit is een pdf en geen tabel."),
        (b"PK\x03\x04" + b"\x00" * 1_100_000, "Dit bestand is beschadigd"),
    ],
    ids=["fifty megabytes", "noise", "pdf", "broken workbook"],
)
def test_absurd_files_are_told_in_words(
    content: bytes, sentence: str, admin: Person, moment: datetime
) -> None:
    run = asked(admin, moment, content)
    assert run.state == "reading"
    run = worked(run, admin)
    assert (run.state, run.sentence[: len(sentence)], unit_count()) == ("refused", sentence, 0)


def test_a_fault_in_the_reading_is_said(
    admin: Person, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    run = asked(admin, moment)
    monkeypatch.setattr(large, "read", break_down)
    run = worked(run, admin)
    assert (run.state, run.sentence) == ("refused", large.NOT_READ)


def test_a_run_without_a_job_does_not_stay_busy(admin: Person, moment: datetime) -> None:
    reading, writing = asked(admin, moment), worked(asked(admin, moment), admin)
    carrying(writing, admin, moment)
    with academy_scope(server.NOORD):
        assert give_up_stuck(at=moment + timedelta(hours=5)) == 0
        assert give_up_stuck(at=moment + timedelta(hours=7)) == 2
    assert (again(reading).state, again(writing).state) == ("refused", "failed")


@pytest.fixture
def workbook() -> Callable[[int], bytes]:
    def make(rows: int) -> bytes:
        held = BytesIO()
        with xlsxwriter.Workbook(held) as book:
            sheet = book.add_worksheet()
            for row in range(rows):
                for column in range(20):
                    sheet.write(row, column, f"waarde {row} {column}")
        return held.getvalue()

    return make


def test_a_packed_workbook_is_weighed_unpacked(workbook: Callable[[int], bytes]) -> None:
    small, big = workbook(100), workbook(4_000)
    assert (len(big) < 1024 * 1024, is_heavy(small), is_heavy(big)) == (True, False, True)
