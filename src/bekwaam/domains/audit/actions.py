"""Writing facts down. Sealing them into the chain is a batch, so that writers never wait for each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from bekwaam.domains.audit import queries, rules
from bekwaam.domains.audit.models import AuditCheck, AuditFact, AuditSeal
from bekwaam.domains.audit.verification import verify_chain
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor

log = structlog.get_logger(__name__)
BATCH = 1_000
CHECKS_KEPT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about: a kind of thing, its id, and a label that stays readable when it is gone."""

    type: str
    id: UUID | None
    label: str
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    verb: str
    subject: Subject
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


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
    _row(Fact(verb, subject, before, after), actor, at, on_behalf_of).save(force_insert=True)


def record_many(facts: Iterable[Fact], *, actor: Actor, at: datetime) -> None:
    """The facts of one bulk action, such as an import, in a few statements."""
    AuditFact.objects.bulk_create([_row(fact, actor, at, None) for fact in facts], batch_size=BATCH)


def _row(fact: Fact, actor: Actor, at: datetime, on_behalf_of: tuple[UUID, str] | None) -> AuditFact:
    behalf_id, behalf_label = on_behalf_of or (None, "")
    context = structlog.contextvars.get_contextvars()
    return AuditFact(
        at=at,
        verb=fact.verb,
        actor_id=actor.person_id or actor.service_id,
        actor_label=actor.label[:200],
        on_behalf_of_id=behalf_id,
        on_behalf_of_label=behalf_label[:200],
        channel=actor.channel,
        subject_type=fact.subject.type,
        subject_id=fact.subject.id,
        subject_label=fact.subject.label[:250],
        unit_id=fact.subject.unit_id,
        before=dict(fact.before) if fact.before is not None else None,
        after=dict(fact.after) if fact.after is not None else None,
        request_id=str(context.get("request_id", ""))[:40],
    )


def seal_facts(*, at: datetime, batch: int = BATCH) -> int:
    """Chain the facts that have no seal yet; only sealers of this academy wait for each other."""
    with transaction.atomic():
        locks.take("audit.seal")
        head = queries.head()
        facts = queries.unsealed(head.sealed_at, batch)
        seals = _chain(head, facts, at)
        AuditSeal.objects.bulk_create(seals)
    if seals:
        log.info("audit.sealed", number=seals[-1].number, head=seals[-1].hash)
    return len(seals)


def check_chain(*, at: datetime) -> AuditCheck:
    """Verify the whole chain and keep what was found; checks of more than a year ago go."""
    verdict = verify_chain()
    AuditCheck.objects.filter(checked_at__lt=at - CHECKS_KEPT).delete()
    check: AuditCheck = AuditCheck.objects.create(
        checked_at=at,
        rows=verdict.rows,
        head=verdict.head,
        broken_at=verdict.broken_at,
        fault=verdict.fault,
        unsealed=verdict.unsealed,
    )
    if not check.is_whole:
        log.error("audit.broken", number=check.broken_at, fault=check.fault)
    return check


def _chain(head: queries.Head, facts: list[dict[str, Any]], at: datetime) -> list[AuditSeal]:
    seals, previous = [], head.hash
    for number, fact in enumerate(facts, start=head.number + 1):
        link = rules.link(previous, number, fact)
        seals.append(
            AuditSeal(number=number, fact_id=fact["id"], previous_hash=previous, hash=link, sealed_at=at)
        )
        previous = link
    return seals
