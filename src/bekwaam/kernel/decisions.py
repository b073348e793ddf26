"""Answers of rules: allowed, or refused with a reason that a person can read.

A reason is a short code; the portal turns it into a Dutch sentence. `facts` fill the sentence in.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Decision:
    allowed: bool
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(allowed=True)


def refused(reason: str, **facts: Any) -> Decision:
    return Decision(allowed=False, reason=reason, facts=facts)


class Refused(Exception):
    """A decision carried out of an action; portals show its sentence, never a 500."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.decision = refused(reason, **facts)

    @property
    def reason(self) -> str:
        return self.decision.reason

    @property
    def facts(self) -> dict[str, Any]:
        return self.decision.facts


def require(decision: Decision) -> None:
    """Carry on when allowed, else raise the refusal."""
    if not decision.allowed:
        raise Refused(decision.reason, **decision.facts)
