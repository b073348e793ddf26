"""Removing the oldest part of the chain, as the owner of the database: the product's own role cannot.

What goes is a whole part from the start: every fact in it is older than the promise. The number and hash of its last
seal stay as an anchor, so that what is left can still be verified and goes on where it was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from bekwaam.domains.audit import queries
from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.audit.models import AuditAnchor, AuditSeal
from bekwaam.domains.audit.verification import verify_chain
from bekwaam.domains.tenancy.queries import rule_of
from bekwaam.domains.tenancy.switches import AUDIT_KEPT
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id

REMOVE_FACTS_SQL = """
delete from audit_auditfact f using audit_auditseal s
where f.academy_id = %(academy)s and s.academy_id = %(academy)s and s.fact_id = f.id and s.number <= %(number)s
"""


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
        "number": last.number,
        "hash": last.hash,
        "kept_since": since.isoformat(),
    }
    record("audit.pruned", Subject("audit", None, "Logboek"), actor=actor, at=at, after=after)
    return removed


def _remove_up_to(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(REMOVE_FACTS_SQL, {"academy": current_academy_id(), "number": number})
        facts = int(cursor.rowcount)
    AuditSeal.objects.filter(number__lte=number).delete()
    return facts
