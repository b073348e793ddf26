"""Reads of the log: what is not sealed yet, the chain in order, and the auditor's list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.audit.models import SEALED_FIELDS, START, AuditAnchor, AuditCheck, AuditFact, AuditSeal
from bekwaam.kernel.clock import AMSTERDAM

LATEST_TRANSACTION = timedelta(days=1)
"""No transaction of the product stays open longer, so an older fact without a seal is not underway but amiss."""
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    number: int
    hash: str
    sealed_at: datetime | None


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
    return Head(last.number, last.hash, last.sealed_at) if last else foot()


def foot() -> Head:
    """What the first seal that is left follows: nothing, or the last seal that was removed."""
    anchor = AuditAnchor.objects.order_by("-number").first()
    return Head(anchor.number, anchor.hash, None) if anchor else Head(0, START, None)


def last_older_than(cutoff: datetime) -> AuditSeal | None:
    """The last seal of the part of the chain in which every fact is older."""
    younger = AuditFact.objects.filter(id=OuterRef("fact_id"), at__lt=cutoff)
    stop = AuditSeal.objects.filter(~Exists(younger)).order_by("number").values_list("number", flat=True)
    seals = AuditSeal.objects.order_by("-number")
    first = stop.first()
    found: AuditSeal | None = (seals if first is None else seals.filter(number__lt=first)).first()
    return found


def unsealed(since: datetime | None, limit: int) -> list[dict[str, Any]]:
    facts = without_seal()
    if since is not None:
        facts = facts.filter(at__gt=since - LATEST_TRANSACTION)
    return list(facts.order_by("at", "id").values(*SEALED_FIELDS)[:limit])


def without_seal() -> QuerySet[AuditFact]:
    found: QuerySet[AuditFact] = AuditFact.objects.filter(
        ~Exists(AuditSeal.objects.filter(fact_id=OuterRef("id")))
    )
    return found


def sealed_facts() -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    number = 0
    while True:
        seals = list(AuditSeal.objects.filter(number__gt=number).order_by("number").values()[:CHUNK])
        if not seals:
            return
        ids = [seal["fact_id"] for seal in seals]
        facts = {row["id"]: row for row in AuditFact.objects.filter(id__in=ids).values(*SEALED_FIELDS)}
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
        facts = facts.filter(at__gte=midnight(wanted.since))
    if wanted.until:
        facts = facts.filter(at__lt=midnight(wanted.until + timedelta(days=1)))
    return facts.filter(on_behalf_of_id__isnull=False) if wanted.only_on_behalf else facts


def older_than(facts: QuerySet[AuditFact], at: datetime, fact_id: UUID) -> QuerySet[AuditFact]:
    """What comes after this fact in a list with the newest first; the index leads there, whatever the depth."""
    return facts.filter(Q(at__lt=at) | Q(at=at, id__lt=fact_id), at__lte=at)


def last_check() -> AuditCheck | None:
    found: AuditCheck | None = AuditCheck.objects.order_by("-checked_at").first()
    return found


def heads_seen() -> dict[int, str]:
    """What earlier checks found at the end of a whole chain: number and hash of its last row."""
    whole = AuditCheck.objects.filter(broken_at__isnull=True, rows__gt=0)
    return dict(whole.values_list("rows", "head"))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)


def facts_about(subject_id: UUID, limit: int = 50) -> list[AuditFact]:
    return list(AuditFact.objects.filter(subject_id=subject_id).order_by("-at", "-id")[:limit])


def sealing_lag(*, at: datetime) -> timedelta:
    """How long the oldest fact made since the last seal has been waiting for its own; this stays small while the
    sealer runs. Facts that came in late, with an earlier moment, are the sealer's and the verifier's to find."""
    facts = without_seal()
    sealed_at = head().sealed_at
    if sealed_at is not None:
        facts = facts.filter(at__gt=sealed_at)
    oldest: datetime | None = facts.order_by("at").values_list("at", flat=True).first()
    return max(at - oldest, timedelta(0)) if oldest else timedelta(0)


def last_actor(verb: str, subject_id: UUID) -> UUID | None:
    """Who did this to this subject the last time."""
    found: UUID | None = (
        AuditFact.objects.filter(verb=verb, subject_id=subject_id)
        .order_by("-at", "-id")
        .values_list("actor_id", flat=True)
        .first()
    )
    return found
