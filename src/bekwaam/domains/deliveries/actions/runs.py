"""Taking a delivery in, showing what it would change, and carrying it out: all of it or nothing."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.deliveries import queries, rules
from bekwaam.domains.deliveries.actions.content import bytes_of, keep
from bekwaam.domains.deliveries.enums import RUN_STATES, RunSource, RunState
from bekwaam.domains.deliveries.events import DeliveryProcessed
from bekwaam.domains.deliveries.importers import importer_for, importer_of, may_deliver
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.deliveries.planning import Planned, Watcher, plan_file
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.imports import ColumnMapping, Unreadable, is_heavy, shown

log = structlog.get_logger(__name__)
CHANGED_MEANWHILE = "De gegevens zijn intussen veranderd. Bekijk de nieuwe verschillen en verwerk ze daarna."
UNEXPECTED = "Er ging iets mis bij het verwerken. Er is niets veranderd. Vraag de helpdesk om hulp."


def receive(
    content: bytes, *, kind: str, file_name: str, source: RunSource, actor: Actor, at: datetime
) -> ImportRun:
    """Keep the file and open a run for it; nothing is read yet."""
    require(may_deliver(kind, actor))
    importer_of(kind)
    name = shown(file_name)[:255] or "bestand"
    run: ImportRun = ImportRun.objects.create(
        kind=kind,
        source=source,
        file_name=name,
        file_digest=hashlib.sha256(content).hexdigest(),
        file_size=len(content),
        is_large=is_heavy(content),
        stored=keep(content, name, owner_id=actor.person_id, at=at),
        started_by_id=actor.person_id,
        started_by_label=actor.label[:200],
        started_at=at,
    )
    return run


def refuse_unread(
    *,
    kind: str,
    file_name: str,
    size: int,
    source: RunSource,
    sentence: str,
    actor: Actor,
    at: datetime,
) -> ImportRun:
    """Note a file that is not even taken in, with the reason."""
    require(may_deliver(kind, actor))
    run: ImportRun = ImportRun.objects.create(
        kind=kind,
        source=source,
        file_name=shown(file_name)[:255],
        file_size=size,
        started_by_id=actor.person_id,
        started_by_label=actor.label[:200],
        started_at=at,
    )
    return finish(run, RunState.REFUSED, actor=actor, at=at, sentence=sentence)


def preview(
    run_id: UUID,
    *,
    actor: Actor,
    at: datetime,
    mapping: Mapping[str, Any] | None = None,
    mapping_name: str = "",
) -> ImportRun:
    """Work out what the file would change and keep that with the run; the organisation stays as it is."""
    run = locked(run_id)
    require(may_deliver(run.kind, actor))
    require(rules.may_preview(run.state, has_file=run.stored is not None))
    choose_mapping(run, mapping, mapping_name)
    return read(run, actor=actor, at=at)


def read(run: ImportRun, *, actor: Actor, at: datetime, watcher: Watcher | None = None) -> ImportRun:
    """The heart of `preview`, for a run that is locked."""
    try:
        planned = _plan(run, actor=actor, at=at, confirmed=False, watcher=watcher)
    except Unreadable as fault:
        return refuse(run, fault.sentence, at=at)
    return _keep_preview(run, planned, at=at)


def carry_out(run_id: UUID, *, actor: Actor, at: datetime, confirmed: bool = False) -> ImportRun:
    """Write what the preview showed; refuses when the data has changed since then."""
    run = locked(run_id)
    require(may_deliver(run.kind, actor))
    require(rules.may_carry_out(run.state, has_file=run.stored is not None, confirmed=confirmed))
    return write(run, actor=actor, at=at, confirmed=confirmed)


def write(
    run: ImportRun, *, actor: Actor, at: datetime, confirmed: bool, watcher: Watcher | None = None
) -> ImportRun:
    """The heart of `carry_out`, for a run that is locked and may be carried out."""
    importer_for(run.kind, actor).lock()
    planned = _plan(run, actor=actor, at=at, confirmed=confirmed, watcher=watcher)
    if not rules.is_still_the_same_plan(run.plan_digest, planned.digest):
        return _show_again(run, planned, at=at)
    return _apply(run, planned, actor=actor, at=at, confirmed=confirmed)


def _apply(run: ImportRun, planned: Planned, *, actor: Actor, at: datetime, confirmed: bool) -> ImportRun:
    """Write a plan that was made while the data was locked."""
    if planned.plan is None:
        return _keep_preview(run, planned, at=at)
    try:
        with transaction.atomic():
            importer_for(run.kind, actor).apply(planned.plan, actor=actor, at=at)
    except Refused:
        raise
    except Exception:  # whatever broke, the run must say so and the savepoint has undone the rest
        log.exception("delivery_failed", run=str(run.pk), kind=run.kind)
        return finish(run, RunState.FAILED, actor=actor, at=at, sentence=UNEXPECTED)
    if confirmed:
        run.confirmed_by_label = actor.label[:200]
    return finish(run, RunState.DONE, actor=actor, at=at, sentence=planned.sentence[:600])


def deliver(
    content: bytes, *, kind: str, file_name: str, source: RunSource, actor: Actor, at: datetime
) -> ImportRun:
    """Everything at once with the default mapping; what needs a person's confirmation waits.

    The data is locked before it is read, so one plan serves for showing and for writing.
    """
    run = locked(receive(content, kind=kind, file_name=file_name, source=source, actor=actor, at=at).pk)
    choose_mapping(run, None, "")
    importer_for(kind, actor).lock()
    try:
        planned = _plan(run, actor=actor, at=at, confirmed=False, watcher=None)
    except Unreadable as fault:
        run = refuse(run, fault.sentence, at=at)
    else:
        run = _keep_preview(run, planned, at=at)
        if run.state == RunState.PREVIEWED:
            return _apply(run, planned, actor=actor, at=at, confirmed=False)
    publish(_processed(run))
    return run


def locked(run_id: UUID) -> ImportRun:
    run: ImportRun = ImportRun.objects.get(pk=run_id)
    locks.take(f"deliveries.{run.kind}")
    fresh: ImportRun = ImportRun.objects.select_related("stored").get(pk=run_id)
    return fresh


def choose_mapping(run: ImportRun, mapping: Mapping[str, Any] | None, name: str) -> None:
    """The one that is given, else the one the run has, else the default of this kind."""
    if mapping is not None:
        run.mapping, run.mapping_name = dict(mapping), name
    elif run.mapping is None and (default := queries.default_mapping(run.kind)):
        run.mapping, run.mapping_name = default.mapping, default.name


def _plan(run: ImportRun, *, actor: Actor, at: datetime, confirmed: bool, watcher: Watcher | None) -> Planned:
    content = bytes_of(run)
    if hashlib.sha256(content).hexdigest() != run.file_digest:
        raise Refused("delivery_file_changed")
    saved = ColumnMapping.from_json(run.mapping) if run.mapping is not None else None
    return plan_file(
        importer_for(run.kind, actor),
        content,
        name=run.file_name,
        saved=saved,
        on=local_date(at),
        confirmed=confirmed,
        watcher=watcher,
    )


def refuse(run: ImportRun, sentence: str, *, at: datetime) -> ImportRun:
    move(run, RunState.REFUSED)
    run.sentence, run.previewed_at = sentence[:600], at
    run.report, run.counts, run.plan_digest = None, {}, ""
    run.save()
    return run


def _keep_preview(run: ImportRun, planned: Planned, *, at: datetime) -> ImportRun:
    run.mapping = run.mapping or planned.mapping.to_json()
    run.report, run.counts = planned.report.to_json(), planned.counts
    move(run, planned.state)
    run.sentence = planned.sentence[:600]
    run.plan_digest, run.previewed_at = planned.digest, at
    run.save()
    return run


def _show_again(run: ImportRun, planned: Planned, *, at: datetime) -> ImportRun:
    run = _keep_preview(run, planned, at=at)
    run.sentence = CHANGED_MEANWHILE
    run.save()
    return run


def finish(run: ImportRun, state: RunState, *, actor: Actor, at: datetime, sentence: str = "") -> ImportRun:
    move(run, state)
    run.sentence, run.finished_at = sentence, at
    run.save()
    record(
        f"deliveries.{state.value}",
        Subject("delivery", run.pk, run.file_name),
        actor=actor,
        at=at,
        after={"kind": run.kind, "digest": run.file_digest, "counts": run.counts},
    )
    publish(_processed(run))
    return run


def move(run: ImportRun, state: RunState) -> None:
    RUN_STATES.require(run.state, state)
    run.state = state


def _processed(run: ImportRun) -> DeliveryProcessed:
    return DeliveryProcessed(
        run_id=run.pk,
        kind=run.kind,
        title=importer_of(run.kind).title,
        state=run.state,
        source=run.source,
        file_name=run.file_name,
        counts=dict(run.counts),
        sentence=run.sentence,
    )
