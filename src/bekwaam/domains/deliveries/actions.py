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
from bekwaam.domains.deliveries.content import bytes_of, keep
from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.deliveries.events import DeliveryProcessed
from bekwaam.domains.deliveries.importers import importer_of
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun
from bekwaam.domains.deliveries.planning import Planned, plan_file
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.imports.faults import Unreadable, shown
from bekwaam.kernel.imports.mapping import ColumnMapping

log = structlog.get_logger(__name__)
UNEXPECTED = "Er ging iets mis bij het verwerken. Er is niets veranderd. Vraag de helpdesk om hulp."


def receive(
    content: bytes, *, kind: str, file_name: str, source: RunSource, actor: Actor, at: datetime
) -> ImportRun:
    """Keep the file and open a run for it; nothing is read yet."""
    require(rules.may_deliver(actor))
    importer_of(kind)
    name = shown(file_name)[:255] or "bestand"
    run: ImportRun = ImportRun.objects.create(
        kind=kind,
        source=source,
        file_name=name,
        file_digest=hashlib.sha256(content).hexdigest(),
        file_size=len(content),
        stored=keep(content, name, owner_id=actor.person_id, at=at),
        started_by_id=actor.person_id,
        started_by_label=actor.label[:200],
        started_at=at,
    )
    return run


def preview(
    run_id: UUID,
    *,
    actor: Actor,
    at: datetime,
    mapping: Mapping[str, Any] | None = None,
    mapping_name: str = "",
    confirmed: bool = False,
) -> ImportRun:
    """Work out what the file would change and keep that with the run; the organisation stays as it is."""
    require(rules.may_deliver(actor))
    run = _locked(run_id)
    require(rules.may_preview(run.state, has_file=run.stored is not None))
    _choose_mapping(run, mapping, mapping_name)
    try:
        planned = _plan(run, at=at, confirmed=confirmed)
    except Unreadable as fault:
        return _refuse(run, fault.sentence, at=at)
    return _keep_preview(run, planned, at=at)


def carry_out(run_id: UUID, *, actor: Actor, at: datetime, confirmed: bool = False) -> ImportRun:
    """Write what the preview showed; refuses when the data has changed since then."""
    require(rules.may_deliver(actor))
    run = _locked(run_id)
    require(rules.may_carry_out(run.state, has_file=run.stored is not None, confirmed=confirmed))
    importer = importer_of(run.kind)
    importer.lock()
    planned = _plan(run, at=at, confirmed=confirmed)
    if not rules.is_still_the_same_plan(run.plan_digest, planned.digest):
        return _show_again(run, planned, at=at)
    try:
        with transaction.atomic():
            importer.apply(_plan_of(planned), actor=actor, at=at)
    except Refused:
        raise
    except Exception:  # whatever broke, the run must say so and the savepoint has undone the rest
        log.exception("delivery_failed", run=str(run.pk), kind=run.kind)
        return _finish(run, RunState.FAILED, actor=actor, at=at, sentence=UNEXPECTED)
    if confirmed:
        run.confirmed_by_label = actor.label[:200]
    return _finish(run, RunState.DONE, actor=actor, at=at)
