"""Whether the chain is whole: every hash recomputed, the first broken row named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bekwaam.domains.audit import rules
from bekwaam.domains.audit.queries import foot, heads_seen, sealed_facts, without_seal


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain is whole; if not, the number of the first broken row and what is wrong with it.

    `rows` is the number of the last good row; the first `removed` of them went because they were too old to keep.
    """

    rows: int
    head: str
    broken_at: int | None = None
    fault: str = ""
    unsealed: int = 0
    removed: int = 0

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


def verify_chain(noted: Mapping[int, str] | None = None) -> Verdict:
    """Walk the whole chain and recompute every hash.

    `noted` are heads that somebody kept elsewhere. They, and those of earlier checks, must still be there: a chain
    that was cut off, or made anew from some row on, is whole in itself. Where old facts were removed, the walk starts at
    the hash that was kept of the last of them.
    """
    start = foot()
    heads = {
        number: seen for number, seen in {**heads_seen(), **(noted or {})}.items() if number >= start.number
    }
    previous, count = start.hash, start.number
    if _differs(heads.get(count), previous):
        return Verdict(rows=count, head=previous, broken_at=count, fault="made_anew", removed=count)
    for seal, fact in sealed_facts():
        count += 1
        fault = _fault(seal, fact, previous, count) or (
            "made_anew" if _differs(heads.get(count), seal["hash"]) else ""
        )
        if fault:
            return Verdict(count - 1, previous, broken_at=count, fault=fault, removed=start.number)
        previous = seal["hash"]
    if max(heads, default=0) > count:
        return Verdict(count, previous, broken_at=count + 1, fault="tail_missing", removed=start.number)
    return Verdict(count, previous, unsealed=without_seal().count(), removed=start.number)


def _fault(seal: dict[str, Any], fact: dict[str, Any] | None, previous: str, expected: int) -> str:
    if seal["number"] != expected:
        return "seal_missing"
    if fact is None:
        return "fact_missing"
    if seal["previous_hash"] != previous:
        return "chain_broken"
    return "" if rules.link(previous, expected, fact) == seal["hash"] else "fact_changed"


def _differs(head: str | None, found: str) -> bool:
    return head is not None and head != found
