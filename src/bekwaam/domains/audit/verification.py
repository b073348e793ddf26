"""Whether the chain is whole: every hash recomputed, the first broken row named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bekwaam.domains.audit import rules
from bekwaam.domains.audit.models import START
from bekwaam.domains.audit.queries import heads_seen, sealed_facts, without_seal


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


def verify_chain(noted: Mapping[int, str] | None = None) -> Verdict:
    """Walk the whole chain and recompute every hash.

    `noted` are heads that somebody kept elsewhere. They, and those of earlier checks, must still be there: a chain
    that was cut off, or made anew from some row on, is whole in itself.
    """
    heads = {**heads_seen(), **(noted or {})}
    previous, count = START, 0
    for seal, fact in sealed_facts():
        count += 1
        fault = _fault(seal, fact, previous, count) or _other_than(heads.get(count), seal)
        if fault:
            return Verdict(rows=count - 1, head=previous, broken_at=count, fault=fault)
        previous = seal["hash"]
    if max(heads, default=0) > count:
        return Verdict(rows=count, head=previous, broken_at=count + 1, fault="tail_missing")
    return Verdict(rows=count, head=previous, unsealed=without_seal().count())


def _fault(seal: dict[str, Any], fact: dict[str, Any] | None, previous: str, expected: int) -> str:
    if seal["number"] != expected:
        return "seal_missing"
    if fact is None:
        return "fact_missing"
    if seal["previous_hash"] != previous:
        return "chain_broken"
    return "" if rules.link(previous, expected, fact) == seal["hash"] else "fact_changed"


def _other_than(head: str | None, seal: dict[str, Any]) -> str:
    return "" if head is None or head == seal["hash"] else "made_anew"
