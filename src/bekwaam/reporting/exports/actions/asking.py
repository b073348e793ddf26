"""Putting a large export in the queue, once for each wish; and the facts about every export."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require
from bekwaam.kernel.jobs import defer
from bekwaam.reporting.exports import queries, rules
from bekwaam.reporting.exports.enums import Format
from bekwaam.reporting.exports.models import ExportRun
from bekwaam.reporting.exports.registry import Asked, ExportList, export_list

MAKE = "exports.make"


def ask(list_name: str, form: Format, filters: Mapping[str, str], *, actor: Actor, at: datetime) -> ExportRun:
    """The run that makes this file; the one that is underway when the same was asked before."""
    listed = export_list(list_name)
    require(rules.may_export(listed, actor))
    locks.take(f"exports:{actor.person_id}")
    underway = queries.underway(_person(actor))
    wish = fingerprint(list_name, form, filters)
    for run in underway:
        if run.fingerprint == wish:
            return run
    require(rules.has_room(len(underway)))
    run = ExportRun.objects.create(
        list_name=list_name,
        format=form,
        filters=dict(filters),
        fingerprint=wish,
        asker_id=_person(actor),
        asker_label=actor.label[:200],
        asked_at=at,
    )
    defer(MAKE, lock=f"{MAKE}.{run.pk}", run_id=run.pk)
    return run


def fingerprint(list_name: str, form: Format, filters: Mapping[str, str]) -> str:
    words = json.dumps([list_name, form.value, dict(filters)], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def note_export(
    listed: ExportList, form: Format, asked: Asked, rows: int, *, at: datetime, run_id: UUID | None = None
) -> None:
    """Who took which list along, narrowed how, and how many rows."""
    after = {"list": listed.name, "format": form.value, "filters": dict(asked.filters), "rows": rows}
    record(
        "exports.list_exported",
        Subject("export", run_id, str(listed.title)),
        actor=asked.actor,
        at=at,
        after=after,
    )


def note_download(run: ExportRun, *, actor: Actor, at: datetime) -> None:
    title = str(export_list(run.list_name).title)
    record("exports.downloaded", Subject("export", run.pk, title), actor=actor, at=at)


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise LookupError("an export belongs to a person")
    return actor.person_id
