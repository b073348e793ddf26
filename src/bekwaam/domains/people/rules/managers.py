"""Who manages a job: the named manager, else the leader of the nearest unit above that has one.

`actions/managers.py` says the same to the database in one statement; a property test holds the two together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who may manage: a dissolved row stands for the person it was merged into."""

    person: str
    is_active: bool = True
    merged_into: str | None = None

    def resolved(self, people: Mapping[str, "Leader"]) -> str | None:
        actual = people.get(self.merged_into, self) if self.merged_into else self
        return actual.person if actual.is_active else None


def manager_of(
    person: str,
    *,
    ended_on: date | None,
    named: str | None,
    leaders_upward: Sequence[str | None],
    people: Mapping[str, Leader],
    on: date,
) -> str | None:
    """`leaders_upward`: who leads the own unit, the unit above it, and so on; nobody manages himself."""
    if ended_on is not None and ended_on < on:
        return None
    for candidate in (named, *leaders_upward):
        leader = people.get(candidate) if candidate else None
        found = leader.resolved(people) if leader else None
        if found is not None and found != person:
            return found
    return None
