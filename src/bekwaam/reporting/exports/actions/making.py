"""Making a large export, with the rights its asker has when it is made.

Each step commits on its own: progress can be seen, and a worker that is killed leaves a run that starts again from
nothing. The row of the file comes before its bytes, so whatever is left behind goes with the nightly cleaning.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BufferedRandom
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast
from uuid import UUID

import structlog

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.queries import days_of
from bekwaam.domains.tenancy.switches import EXPORTS_KEPT
from bekwaam.kernel import clock
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.exports import rules
from bekwaam.reporting.exports.actions.asking import note_export
from bekwaam.reporting.exports.chunks import rows_of
from bekwaam.reporting.exports.enums import OPEN_STATES, RUN_STATES, Format, RunState
from bekwaam.reporting.exports.messages import EXPORT_READY, PAGE
from bekwaam.reporting.exports.models import ExportRun
from bekwaam.reporting.exports.registry import Asked, ExportList, export_list
from bekwaam.reporting.exports.writing import file_name, pieces

log = structlog.get_logger(__name__)
PURPOSE = "export"
MOST_BYTES = 1024**3


@dataclass(frozen=True, slots=True)
class Work:
    run_id: UUID
    listed: ExportList
    asked: Asked
    form: Format


def make(academy_id: UUID, run_id: UUID, *, now: Callable[[], datetime] = clock.now) -> None:
    """Outside any scope; does nothing for a run that has ended."""
    try:
        with academy_scope(academy_id):
            work = _begin(run_id, at=now())
        if work is not None:
            _write(work, now)
    except Exception:  # whatever broke, the asker must see it and not wait for ever
        log.exception("export_failed", run=str(run_id))
        with academy_scope(academy_id):
            _end(_locked(run_id), RunState.FAILED, at=now())


def _begin(run_id: UUID, *, at: datetime) -> Work | None:
    run = _locked(run_id)
    if run is None:
        return None
    listed, asked = export_list(run.list_name), _asked(run, at)
    if asked is None or not rules.may_export(listed, asked.actor):
        _end(run, RunState.REFUSED, at=at)
        return None
    _move(run, RunState.RUNNING)
    run.started_at, run.rows_done = at, 0
    run.rows_total = listed.count(asked)
    run.save()
    return Work(run.pk, listed, asked, Format(run.format))


def _write(work: Work, now: Callable[[], datetime]) -> None:
    progress = _Progress(work)
    with TemporaryFile() as file:
        for piece in pieces(work.listed, rows_of(work.listed, work.asked, progress.note), work.form):
            file.write(piece)
        stored = _keep(file, work, at=now())
    with academy_scope(work.asked.actor.academy_id):
        _finish(work, stored, progress.rows, at=now())


class _Progress:
    """How many rows were written, on the run for its asker to see."""

    def __init__(self, work: Work) -> None:
        self.work, self.rows = work, 0

    def note(self, rows: int) -> None:
        self.rows = rows
        with academy_scope(self.work.asked.actor.academy_id):
            ExportRun.objects.filter(pk=self.work.run_id).update(rows_done=rows)


def _keep(file: IO[bytes], work: Work, *, at: datetime) -> StoredFile:
    academy_id = work.asked.actor.academy_id
    size = file.tell()
    file.seek(0)
    digest = hashlib.file_digest(cast("BufferedRandom", file), "sha256").hexdigest()
    file.seek(0)
    with academy_scope(academy_id):
        stored: StoredFile = StoredFile.objects.create(
            sha256=digest,
            name=file_name(work.listed, work.form, work.asked.on),
            media_type=work.form.media_type,
            size=size,
            purpose=PURPOSE,
            owner_id=work.asked.actor.person_id,
            created_at=at,
            expires_at=at + days_of(EXPORTS_KEPT),
        )
    file_store().put(academy_id, cast("BinaryIO", file), limit_bytes=MOST_BYTES)
    return stored


def _finish(work: Work, stored: StoredFile, rows: int, *, at: datetime) -> None:
    """The right is looked at once more: who lost it while the file was made does not get it."""
    run = _locked(work.run_id)
    if run is None:
        return
    asked = _asked(run, at)
    if asked is None or not rules.may_export(work.listed, asked.actor):
        _end(run, RunState.REFUSED, at=at)
        return
    run.stored, run.rows_done, run.expires_at = stored, rows, stored.expires_at
    _end(run, RunState.DONE, at=at)
    note_export(work.listed, work.form, asked, rows, at=at, run_id=run.pk)
    facts = {"lijst": str(work.listed.title), "aantal": str(rows)}
    notify(EXPORT_READY.code, run.asker_id, facts, event_id=run.pk, link=PAGE, at=at)


def _end(run: ExportRun | None, state: RunState, *, at: datetime) -> None:
    if run is not None:
        _move(run, state)
        run.finished_at = at
        run.save()


def _move(run: ExportRun, state: RunState) -> None:
    RUN_STATES.require(run.state, state)
    run.state = state


def _locked(run_id: UUID) -> ExportRun | None:
    found: ExportRun | None = (
        ExportRun.objects.select_for_update().filter(pk=run_id, state__in=OPEN_STATES).first()
    )
    return found


def _asked(run: ExportRun, at: datetime) -> Asked | None:
    """The asker as he is now; nobody when he left."""
    person = Person.objects.filter(pk=run.asker_id, is_active=True, merged_into__isnull=True).first()
    if person is None:
        return None
    on = clock.local_date(at)
    return Asked(actor_for(person, on=on, channel="job"), run.filters, on)
