"""Activities from a delivery: new ones as concepts, known ones as a draft of their next version. Nothing is published."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions.drafts import (
    Particulars,
    change_particulars,
    create_activity,
    hold_together,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.pictures import kept_picture
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Change
from bekwaam.kernel.actors import Actor

NOTE = "Aangeleverd in een bestand"
LINKS = ("related_ids", "prerequisite_ids")


class RowPicture(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...


class Row(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def particulars(self) -> Particulars: ...
    @property
    def content(self) -> Content: ...
    @property
    def picture(self) -> RowPicture | None: ...


@transaction.atomic
def write_rows(rows: Iterable[Row], codes: Mapping[UUID, str], *, actor: Actor, at: datetime) -> None:
    """Each row by the same actions as on the pages, with the rights of this actor."""
    rows = list(rows)
    ids = queries.activity_ids_by_code()
    hold_together(ids[row.code] for row in rows if row.code in ids)
    for row in rows:
        if row.code not in ids:
            bare = replace(row.content, related_ids=(), prerequisite_ids=())
            ids[row.code] = create_activity(row.particulars, bare, actor=actor, at=at).pk
        else:
            change_particulars(ids[row.code], row.particulars, actor=actor, at=at)
    for row in rows:
        links: dict[str, Any] = {
            name: tuple(ids[codes[one]] for one in getattr(row.content, name)) for name in LINKS
        }
        if row.picture is not None:
            file = BytesIO(row.picture.content)
            links["image_id"] = kept_picture(ids[row.code], file=file, name=row.picture.name, at=at).pk
        _write(ids[row.code], replace(row.content, **links), actor=actor, at=at)


def _write(activity_id: UUID, content: Content, *, actor: Actor, at: datetime) -> None:
    draft = queries.draft_of(activity_id)
    newest = draft or queries.versions_of(activity_id)[0]
    if queries.content_of(newest) == content:
        return
    if draft is None:
        draft = start_version(activity_id, change=Change.LIGHT, note=NOTE, actor=actor, at=at)
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=at)
