"""Changing many activities at once: tried out first, kept per row, and taken back where nobody went on.

Each row is changed by the same action as on its own page, so its rights, its rules and its log are the same.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.actions.drafts import (
    change_particulars,
    hold_together,
    particulars_of,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.states import (
    archive_activity,
    publish_draft,
    reopen_activity,
    submit_draft,
    unpublish_activity,
)
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ActivityState, BulkKind, Change
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, BulkChange, BulkRun
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Decision, Refused, refused, require
from bekwaam.kernel.ids import parse_id

MOST_ROWS = 200
NOTE, BACK_NOTE = "Wijziging van veel tegelijk", "Teruggedraaid"
PARTICULARS = {BulkKind.OWNER: "owner_unit_id", BulkKind.KEEPER: "keeper_id", BulkKind.REVIEW: "review_on"}
CONTENTS = {BulkKind.THEME: "theme_ids", BulkKind.PRICE: "internal_price"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`value` is an id, a day, an amount or a reason, as text; empty where the kind asks for nothing."""

    kind: BulkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    activity_id: UUID
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    refusal: Decision | None = None

    @property
    def changes(self) -> bool:
        return self.refusal is None and self.before != self.after


def try_out(wanted: Wanted, activity_ids: Iterable[UUID], *, actor: Actor, at: datetime) -> list[Row]:
    """What would happen, row by row: it is done and taken back at once."""
    few = _few(activity_ids)
    with transaction.atomic():
        hold_together(few)
        rows = [_row(wanted, one, actor=actor, at=at) for one in few]
        transaction.set_rollback(True)
    return rows


@transaction.atomic
def change_many(
    wanted: Wanted, activity_ids: Iterable[UUID], *, actor: Actor, at: datetime
) -> tuple[BulkRun | None, list[Row]]:
    """Rows that are refused stay as they are; the others are done. There is no run when nothing changed."""
    few = _few(activity_ids)
    hold_together(few)
    rows = [_row(wanted, one, actor=actor, at=at) for one in few]
    if not any(row.changes for row in rows):
        return None, rows
    run = BulkRun.objects.create(
        kind=wanted.kind.value,
        wanted={"value": wanted.value},
        made_by_label=actor.label[:200],
        made_by_id=actor.person_id,
        made_at=at,
    )
    BulkChange.objects.bulk_create(
        BulkChange(
            run=run,
            activity_id=row.activity_id,
            before=dict(row.before),
            after=dict(row.after),
            mark=mark_of(row.activity_id),
        )
        for row in rows
        if row.changes
    )
    after = {"kind": wanted.kind.value, "rows": sum(row.changes for row in rows)}
    record("catalogue.bulk_changed", _subject(run), actor=actor, at=at, after=after)
    return run, rows


@transaction.atomic
def take_back(run_id: UUID, *, actor: Actor, at: datetime) -> list[Row]:
    """Every row that still stands as this run left it; the others are refused and stay."""
    hold_together(BulkChange.objects.filter(run=run_id).values_list("activity_id", flat=True))
    run = BulkRun.objects.select_for_update().get(pk=run_id)
    if run.taken_back_at is not None:
        raise Refused("catalogue.bulk_taken_back")
    rows = []
    for change in run.changes.order_by("pk"):
        row = _taken_back(BulkKind(run.kind), change, actor=actor, at=at)
        rows.append(row)
        change.is_taken_back = row.refusal is None
        change.save(update_fields=["is_taken_back"])
    run.taken_back_at, run.taken_back_by_label = at, actor.label[:200]
    run.save(update_fields=["taken_back_at", "taken_back_by_label"])
    done = sum(row.refusal is None for row in rows)
    record("catalogue.bulk_taken_back", _subject(run), actor=actor, at=at, after={"rows": done})
    return rows


def _few(activity_ids: Iterable[UUID]) -> list[UUID]:
    few = list(dict.fromkeys(activity_ids))
    if len(few) > MOST_ROWS:
        raise Refused("catalogue.bulk_too_many", limit=MOST_ROWS)
    return few


def _subject(run: BulkRun) -> Subject:
    return Subject("bulk_run", run.pk, str(BulkKind(run.kind).label))


def _row(wanted: Wanted, activity_id: UUID, *, actor: Actor, at: datetime) -> Row:
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    before = facts_of(wanted.kind, activity)
    try:
        with transaction.atomic():
            _apply(wanted, activity, actor=actor, at=at)
            activity.refresh_from_db()
            return Row(activity_id, before, facts_of(wanted.kind, activity))
    except Refused as refusal:
        return Row(activity_id, before, refusal=refusal.decision)


def _apply(wanted: Wanted, activity: Activity, *, actor: Actor, at: datetime) -> None:
    kind = wanted.kind
    require(rules.may_manage(actor, activity.owner_unit_id))
    if kind is BulkKind.PUBLISH:
        publish_draft(activity.pk, actor=actor, at=at)
    elif kind is BulkKind.ARCHIVE:
        require(rules.may_archive_in_bulk(is_from_elsewhere=activity.is_from_elsewhere))
        archive_activity(activity.pk, reason=wanted.value, actor=actor, at=at)
    elif kind in PARTICULARS:
        _set_particular(activity, PARTICULARS[kind], _typed(kind, wanted.value), actor=actor, at=at)
    else:
        content = _newest_content(activity.pk)
        value = _typed(kind, wanted.value)
        if kind is BulkKind.THEME:
            value = tuple(dict.fromkeys((*content.theme_ids, value)))
        _set_content(activity, CONTENTS[kind], value, note=NOTE, actor=actor, at=at)


def _typed(kind: BulkKind, value: str) -> Any:
    if kind is BulkKind.REVIEW:
        return date.fromisoformat(value) if value else None
    if kind is BulkKind.PRICE:
        return Decimal(value)
    return parse_id(value) if value else None


def _set_particular(activity: Activity, name: str, value: Any, *, actor: Actor, at: datetime) -> None:
    changed: dict[str, Any] = {name: value}
    wanted = replace(particulars_of(activity), **changed)
    change_particulars(activity.pk, wanted, actor=actor, at=at)


def _set_content(activity: Activity, name: str, value: Any, *, note: str, actor: Actor, at: datetime) -> None:
    """In the draft when there is one; else in a light version that is in the catalogue at once."""
    require(rules.may_edit_in_bulk(activity.state))
    changed: dict[str, Any] = {name: value}
    content = replace(_newest_content(activity.pk), **changed)
    if content == _newest_content(activity.pk):
        return
    draft = queries.draft_of(activity.pk)
    if draft is None:
        started = start_version(activity.pk, change=Change.LIGHT, note=note, actor=actor, at=at)
        save_draft(started.pk, content, seen_revision=started.revision, actor=actor, at=at)
        publish_draft(activity.pk, actor=actor, at=at)
    else:
        save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=at)


def _newest(activity_id: UUID) -> ActivityVersion:
    return queries.draft_of(activity_id) or queries.versions_of(activity_id)[0]


def _newest_content(activity_id: UUID) -> Content:
    return queries.content_of(_newest(activity_id))


def facts_of(kind: BulkKind, activity: Activity) -> dict[str, Any]:
    """What this kind of change is about, as plain values."""
    if kind in PARTICULARS:
        value = getattr(activity, PARTICULARS[kind])
        return {"value": None if value is None else str(value)}
    if kind is BulkKind.THEME:
        return {"value": [str(one) for one in _newest_content(activity.pk).theme_ids]}
    if kind is BulkKind.PRICE:
        return {"value": str(_newest_content(activity.pk).internal_price)}
    published = str(activity.published_id) if activity.published_id else None
    return {"value": activity.state, "published": published}


def _taken_back(kind: BulkKind, change: BulkChange, *, actor: Actor, at: datetime) -> Row:
    activity = Activity.objects.select_for_update().get(pk=change.activity_id)
    if mark_of(activity.pk) != change.mark:
        return Row(activity.pk, refusal=refused("catalogue.changed_since"))
    try:
        with transaction.atomic():
            _undo(kind, activity, change.before, actor=actor, at=at)
            return Row(activity.pk, change.after, change.before)
    except Refused as refusal:
        return Row(activity.pk, refusal=refusal.decision)


def _undo(
    kind: BulkKind, activity: Activity, before: Mapping[str, Any], *, actor: Actor, at: datetime
) -> None:
    require(rules.may_manage(actor, activity.owner_unit_id))
    if kind is BulkKind.ARCHIVE:
        reopen_activity(activity.pk, actor=actor, at=at)
    elif kind is BulkKind.PUBLISH:
        _unpublish(activity, before, actor=actor, at=at)
    elif kind in PARTICULARS:
        value = _typed(kind, before["value"] or "")
        _set_particular(activity, PARTICULARS[kind], value, actor=actor, at=at)
    else:
        value = before["value"]
        old = tuple(UUID(one) for one in value) if kind is BulkKind.THEME else Decimal(value)
        _set_content(activity, CONTENTS[kind], old, note=BACK_NOTE, actor=actor, at=at)


def _unpublish(activity: Activity, before: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
    """What was published stays on file. What stood in the catalogue before comes back as a light version; what did not
    is the concept again that it was, or waits for its judgement again."""
    if before["published"] is None:
        unpublish_activity(activity.pk, note=BACK_NOTE, actor=actor, at=at)
        if before["value"] == ActivityState.IN_REVIEW:
            submit_draft(activity.pk, actor=actor, at=at)
        return
    content = queries.content_of(ActivityVersion.objects.get(pk=before["published"]))
    draft = start_version(activity.pk, change=Change.LIGHT, note=BACK_NOTE, actor=actor, at=at)
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=at)
    publish_draft(activity.pk, actor=actor, at=at)


def mark_of(activity_id: UUID) -> str:
    """A fingerprint of how an activity stands: its own row and its newest version."""
    activity = Activity.objects.get(pk=activity_id)
    newest = _newest(activity_id)
    parts = (activity.changed_at, activity.state, newest.pk, newest.state, newest.revision)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
