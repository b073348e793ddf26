"""Writing facts down, sealing them into the chain, and letting go of the oldest.

Sealing is a batch, so that writers never wait for each other. Letting go is for the owner of the database: what goes is a whole
part from the start, in which every fact is older than the promise. The number and hash of its last seal stay as an anchor,
so that the rest can still be verified and goes on where it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import connection, transaction

from bekwaam.domains.audit import queries, rules
from bekwaam.domains.audit.models import AuditAnchor, AuditCheck, AuditFact, AuditSeal
from bekwaam.domains.audit.verification import verify_chain
from bekwaam.domains.tenancy.queries import rule_of
from bekwaam.domains.tenancy.switches import AUDIT_KEPT
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id

log = structlog.get_logger(__name__)
BATCH = 1_000
CHECKS_KEPT = timedelta(days=366)
REMOVE_FACTS_SQL = """
delete from audit_auditfact f using audit_auditseal s
where f.academy_id = %(academy)s and s.academy_id = %(academy)s and s.fact_id = f.id and s.number <= %(number)s
"""


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


@dataclass(frozen=True, slots=True)
class Pruned:
    """`number` is the last row that went, or would go; 0 when nothing is that old."""

    facts: int
    number: int
    kept_since: datetime


def oldest_kept(at: datetime) -> datetime:
    """Facts from before this moment are older than the academy in scope promises to keep them."""
    local = at - timedelta(days=round(rule_of(AUDIT_KEPT) * 365.25))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def prunable(*, at: datetime) -> Pruned:
    """What `prune` would remove; changes nothing."""
    since = oldest_kept(at)
    last = queries.last_older_than(since)
    if last is None:
        return Pruned(0, 0, since)
    return Pruned(AuditSeal.objects.filter(number__lte=last.number).count(), last.number, since)


@transaction.atomic
def prune(*, actor: Actor, at: datetime) -> Pruned:
    """Refuses when the chain is broken: removing would wipe out the proof of that."""
    locks.take("audit.seal")
    verdict = verify_chain()
    if not verdict.is_whole:
        raise Refused("audit_chain_broken", row=verdict.broken_at)
    since = oldest_kept(at)
    last = queries.last_older_than(since)
    if last is None:
        return Pruned(0, 0, since)
    removed = Pruned(_remove_up_to(last.number), last.number, since)
    AuditAnchor.objects.create(
        number=last.number, hash=last.hash, facts=removed.facts, kept_since=since, removed_at=at
    )
    after = {
        "facts": removed.facts,
        "row": last.number,
        "hash": last.hash,
        "kept_since": since.date().isoformat(),
    }
    record("audit.pruned", Subject("audit", None, "Logboek"), actor=actor, at=at, after=after)
    return removed


def _remove_up_to(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(REMOVE_FACTS_SQL, {"academy": current_academy_id(), "number": number})
        facts = int(cursor.rowcount)
    AuditSeal.objects.filter(number__lte=number).delete()
    return facts
