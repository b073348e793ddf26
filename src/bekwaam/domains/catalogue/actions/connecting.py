"""What goes with an activity or comes before it, and which functions it is meant for: one line at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions.drafts import draft_to_change, save_draft
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused

LINES = ("related_ids", "prerequisite_ids", "function_ids")


@transaction.atomic
def connect(activity_id: UUID, line: str, other_id: UUID, *, actor: Actor, at: datetime) -> ActivityVersion:
    """Refuses a circle in what comes first."""
    if other_id == activity_id:
        raise Refused("catalogue.circle" if line == "prerequisite_ids" else "catalogue.is_itself")
    return _with(activity_id, line, lambda ids: tuple(dict.fromkeys((*ids, other_id))), actor=actor, at=at)


@transaction.atomic
def disconnect(
    activity_id: UUID, line: str, other_id: UUID, *, actor: Actor, at: datetime
) -> ActivityVersion:
    return _with(
        activity_id, line, lambda ids: tuple(one for one in ids if one != other_id), actor=actor, at=at
    )


@transaction.atomic
def set_skill(
    activity_id: UUID, skill_id: UUID, level: int | None, *, actor: Actor, at: datetime
) -> ActivityVersion:
    """The level that is worked towards; None takes the skill away."""
    version = draft_to_change(activity_id, actor=actor)
    content = queries.content_of(version)
    others = tuple(pair for pair in content.skill_levels if pair[0] != skill_id)
    wanted = replace(content, skill_levels=others if level is None else (*others, (skill_id, level)))
    return save_draft(version.pk, wanted, seen_revision=version.revision, actor=actor, at=at)


def _with(
    activity_id: UUID,
    line: str,
    change: Callable[[tuple[UUID, ...]], tuple[UUID, ...]],
    *,
    actor: Actor,
    at: datetime,
) -> ActivityVersion:
    if line not in LINES:
        raise Refused("catalogue.unknown_reference", field=line)
    version = draft_to_change(activity_id, actor=actor)
    content = queries.content_of(version)
    changed: dict[str, Any] = {line: change(getattr(content, line))}
    wanted = replace(content, **changed)
    return save_draft(version.pk, wanted, seen_revision=version.revision, actor=actor, at=at)
