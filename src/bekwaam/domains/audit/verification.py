"""Whether the chain is whole: every hash recomputed, the first broken row named."""

from dataclasses import dataclass
from typing import Any

from bekwaam.domains.audit import rules
from bekwaam.domains.audit.models import START
from bekwaam.domains.audit.queries import sealed_facts, without_seal


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


def verify_chain() -> Verdict:
    """Walk the whole chain and recompute every hash."""
    previous, count = START, 0
    for seal, fact in sealed_facts():
        count += 1
        fault = _fault(seal, fact, previous, count)
        if fault:
            return Verdict(rows=count - 1, head=previous, broken_at=count, fault=fault)
        previous = seal["hash"]
    return Verdict(rows=count, head=previous, unsealed=without_seal().count())


def _fault(seal: dict[str, Any], fact: dict[str, Any] | None, previous: str, expected: int) -> str:
    if seal["number"] != expected:
        return "seal_missing"
    if fact is None:
        return "fact_missing"
    if seal["previous_hash"] != previous:
        return "chain_broken"
    return "" if rules.link(previous, expected, fact) == seal["hash"] else "fact_changed"
