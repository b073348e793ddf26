"""Writing facts down. Sealing them into the chain is a batch, so that writers never wait for each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from bekwaam.domains.audit.models import AuditFact
from bekwaam.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about: a kind of thing, its id, and a label that stays readable when it is gone."""

    type: str
    id: UUID | None
    label: str
    unit_id: UUID | None = None


def record(
    verb: str,
    subject: Subject,
    *,
    actor: Actor,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    on_behalf_of: tuple[UUID, str] | None = None,
) -> None:
    AuditFact.objects.create(
        **_columns(verb, subject, actor, at, on_behalf_of),
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
    )


def _columns(
    verb: str, subject: Subject, actor: Actor, at: datetime, on_behalf_of: tuple[UUID, str] | None
) -> dict[str, Any]:
    behalf_id, behalf_label = on_behalf_of or (None, "")
    context = structlog.contextvars.get_contextvars()
    return {
        "at": at,
        "verb": verb,
        "actor_id": actor.person_id,
        "actor_label": actor.label[:200],
        "on_behalf_of_id": behalf_id,
        "on_behalf_of_label": behalf_label[:200],
        "channel": actor.channel,
        "subject_type": subject.type,
        "subject_id": subject.id,
        "subject_label": subject.label[:250],
        "unit_id": subject.unit_id,
        "request_id": str(context.get("request_id", ""))[:40],
    }
