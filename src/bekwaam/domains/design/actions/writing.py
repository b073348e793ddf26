"""What every change of a design starts and ends with: the lock, the right, the count of changes, the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.catalogue.rules import may_change_words
from bekwaam.domains.design import rules
from bekwaam.domains.design.models import LessonDesign
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


@dataclass(frozen=True, slots=True)
class Edit:
    """Who changes a design, when, and which revision that person was looking at (None: adding overwrites nothing)."""

    actor: Actor
    at: datetime
    seen_revision: int | None = None


def opened(version_id: UUID, edit: Edit) -> LessonDesign:
    """The design of this draft, locked for this change; made when there is none yet."""
    version = (
        ActivityVersion.objects.select_for_update(of=("self",)).select_related("activity").get(pk=version_id)
    )
    owner = version.activity.owner_unit_id
    require(may_change_words(edit.actor, is_from_elsewhere=version.activity.is_from_elsewhere))
    require(rules.may_design(edit.actor, owner_unit_id=owner, version_state=version.state))
    design, _ = LessonDesign.objects.get_or_create(version=version, defaults={"edited_at": edit.at})
    if edit.seen_revision is not None:
        require(rules.may_overwrite(seen_revision=edit.seen_revision, revision=design.revision))
    return design


def closed(
    design: LessonDesign,
    verb: str,
    edit: Edit,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Counts the change and puts it in the log, under the activity."""
    design.revision += 1
    design.edited_by_label, design.edited_at = edit.actor.label[:200], edit.at
    design.save(update_fields=["revision", "edited_by_label", "edited_at"])
    version = design.version
    subject = subject_of(version.activity, version.title)
    record(f"design.{verb}", subject, actor=edit.actor, at=edit.at, before=before, after=after)


def line(text: str, limit: int = 200) -> str:
    """One clean line that fits."""
    cleaned = clean_line(text)
    if len(cleaned) > limit:
        raise Refused("design.too_long", limit=limit)
    return cleaned
