"""Reads of the log: what is not sealed yet, whether the chain is whole, and the auditor's list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.audit import rules
from bekwaam.domains.audit.models import AuditFact, AuditSeal

LATEST_TRANSACTION = timedelta(days=1)
"""No transaction of the product stays open longer, so an older fact without a seal is not underway but amiss."""
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    number: int
    hash: str
    sealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain is whole; if not, the number of the first broken row and what is wrong with it."""

    rows: int
    head: str
    broken_at: int | None = None
    fault: str = ""
    unsealed: int = 0

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class FactFilter:
    text: str = ""
    verb: str = ""
    channel: str = ""
    subject_id: UUID | None = None
    actor_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    only_on_behalf: bool = False


def head() -> Head:
    last = AuditSeal.objects.order_by("-number").first()
    return Head(last.number, last.hash, last.sealed_at) if last else Head(0, rules.START, None)


def unsealed(since: datetime | None, limit: int) -> list[dict[str, Any]]:
    facts = _without_seal()
    if since is not None:
        facts = facts.filter(at__gt=since - LATEST_TRANSACTION)
    return list(facts.order_by("at", "id").values(*rules.SEALED_FIELDS)[:limit])


def _without_seal() -> QuerySet[AuditFact]:
    found: QuerySet[AuditFact] = AuditFact.objects.filter(
        ~Exists(AuditSeal.objects.filter(fact_id=OuterRef("id")))
    )
    return found


def verify_chain() -> Verdict:
    """Walk the whole chain and recompute every hash."""
    previous, count = rules.START, 0
    for seal, fact in _sealed_facts():
        count += 1
        fault = _fault(seal, fact, previous, count)
        if fault:
            return Verdict(rows=count - 1, head=previous, broken_at=count, fault=fault)
        previous = seal["hash"]
    return Verdict(rows=count, head=previous, unsealed=_without_seal().count())


def _fault(seal: dict[str, Any], fact: dict[str, Any] | None, previous: str, expected: int) -> str:
    if seal["number"] != expected:
        return "seal_missing"
    if fact is None:
        return "fact_missing"
    if seal["previous_hash"] != previous:
        return "chain_broken"
    return "" if rules.link(previous, expected, fact) == seal["hash"] else "fact_changed"


def _sealed_facts() -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    number = 0
    while True:
        seals = list(AuditSeal.objects.filter(number__gt=number).order_by("number").values()[:CHUNK])
        if not seals:
            return
        ids = [seal["fact_id"] for seal in seals]
        facts = {row["id"]: row for row in AuditFact.objects.filter(id__in=ids).values(*rules.SEALED_FIELDS)}
        yield from ((seal, facts.get(seal["fact_id"])) for seal in seals)
        number = seals[-1]["number"]


def facts_matching(wanted: FactFilter) -> QuerySet[AuditFact]:
    facts: QuerySet[AuditFact] = AuditFact.objects.order_by("-at", "-id")
    exact = {"verb": wanted.verb, "channel": wanted.channel, "subject_id": wanted.subject_id}
    facts = facts.filter(**{name: value for name, value in exact.items() if value})
    if wanted.actor_id:
        facts = facts.filter(Q(actor_id=wanted.actor_id) | Q(on_behalf_of_id=wanted.actor_id))
    if wanted.text:
        facts = facts.filter(Q(subject_label__icontains=wanted.text) | Q(actor_label__icontains=wanted.text))
    if wanted.since:
        facts = facts.filter(at__date__gte=wanted.since)
    if wanted.until:
        facts = facts.filter(at__date__lte=wanted.until)
    return facts.filter(on_behalf_of_id__isnull=False) if wanted.only_on_behalf else facts


def facts_about(subject_id: UUID, limit: int = 50) -> list[AuditFact]:
    return list(AuditFact.objects.filter(subject_id=subject_id).order_by("-at", "-id")[:limit])


def verbs_in_use() -> list[str]:
    return list(AuditFact.objects.order_by("verb").values_list("verb", flat=True).distinct())
