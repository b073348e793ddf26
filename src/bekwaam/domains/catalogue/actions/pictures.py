"""A picture for an activity: judged by its content, kept with the files of the academy, described in words."""

from dataclasses import replace
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions.drafts import draft_to_change, save_draft
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.content import JPEG, PNG, WEBP
from bekwaam.kernel.files.uploads import UploadRule, check_upload
from bekwaam.kernel.scope import current_academy_id

PURPOSE = "activity"
PICTURE_BYTES = 5_000_000
PICTURE_RULE = UploadRule(allowed=frozenset({PNG, JPEG, WEBP}), max_bytes=PICTURE_BYTES)


@transaction.atomic
def set_picture(
    activity_id: UUID, *, file: BinaryIO, name: str, alt: str, actor: Actor, at: datetime
) -> ActivityVersion:
    version = draft_to_change(activity_id, actor=actor)
    require(check_upload(file, PICTURE_RULE).decision)
    stored = kept_picture(activity_id, file=file, name=name, at=at)
    return _save(version, image_id=stored.pk, alt=alt, actor=actor, at=at)


def kept_picture(activity_id: UUID, *, file: BinaryIO, name: str, at: datetime) -> StoredFile:
    """On file for this activity; who calls this has judged the picture."""
    blob = file_store().put(current_academy_id(), file, limit_bytes=PICTURE_BYTES)
    stored: StoredFile = StoredFile.objects.create(
        sha256=blob.sha256,
        name=name[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        owner_id=activity_id,
        created_at=at,
    )
    return stored


@transaction.atomic
def describe_picture(activity_id: UUID, *, alt: str, actor: Actor, at: datetime) -> ActivityVersion:
    version = draft_to_change(activity_id, actor=actor)
    return _save(version, image_id=version.image_id, alt=alt, actor=actor, at=at)


@transaction.atomic
def remove_picture(activity_id: UUID, *, actor: Actor, at: datetime) -> ActivityVersion:
    """The drawn tile comes back. Older versions may still show the picture, so the file stays."""
    return _save(draft_to_change(activity_id, actor=actor), image_id=None, alt="", actor=actor, at=at)


def _save(
    version: ActivityVersion, *, image_id: UUID | None, alt: str, actor: Actor, at: datetime
) -> ActivityVersion:
    content = replace(queries.content_of(version), image_id=image_id, image_alt=alt)
    return save_draft(version.pk, content, seen_revision=version.revision, actor=actor, at=at)
