"""Why somebody does or does not see an activity: which policy fits, and condition by condition what holds. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bekwaam.domains.catalogue.audience.matching import (
    OF_A_JOB,
    Facts,
    Job,
    Verdict,
    holds_for_job,
    holds_for_person,
    verdict,
)
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import ActivityState, Dimension, Effect


class Offered(StrEnum):
    """Whether an activity is in the catalogue at all today."""

    YES = "yes"
    NEVER_YET = "never_yet"
    ARCHIVED = "archived"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


class Ground(StrEnum):
    """What decides whether somebody sees it; the first that applies."""

    NOT_OFFERED = "not_offered"
    HIDDEN = "hidden"
    OPEN = "open"
    SHOWN = "shown"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Part:
    """One dimension of a policy: its alternatives, and those of them that hold."""

    dimension: Dimension
    wanted: tuple[Condition, ...]
    held: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        return bool(self.held)


@dataclass(frozen=True, slots=True)
class Judged:
    """One policy for one person; what it asks of a job is judged by the job that comes closest."""

    policy: Policy
    parts: tuple[Part, ...]
    closest: Job | None

    @property
    def fits(self) -> bool:
        return all(part.holds for part in self.parts)

    @property
    def failing(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.holds)


@dataclass(frozen=True, slots=True)
class Explanation:
    offered: Offered
    ground: Ground
    verdict: Verdict
    judged: tuple[Judged, ...]

    def of(self, effect: Effect) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.policy.effect is effect)


def offered_on(state: str, first: date | None, last: date | None, on: date) -> Offered:
    if state == ActivityState.ARCHIVED:
        return Offered.ARCHIVED
    if state != ActivityState.PUBLISHED:
        return Offered.NEVER_YET
    if first is not None and first > on:
        return Offered.TOO_EARLY
    return Offered.TOO_LATE if last is not None and last < on else Offered.YES


def explain(policies: Iterable[Policy], facts: Facts, *, offered: Offered) -> Explanation:
    policies = tuple(policies)
    said = verdict(policies, facts, is_offered=offered is Offered.YES)
    judged = tuple(judge(policy, facts) for policy in policies)
    return Explanation(offered, _ground(policies, said, offered), said, judged)


def judge(policy: Policy, facts: Facts) -> Judged:
    closest = max(facts.jobs, key=lambda job: _met(_of_job(policy, job)), default=None)
    return Judged(policy, (*_of_job(policy, closest), *_of_person(policy, facts)), closest)


def _met(parts: Iterable[Part]) -> int:
    return sum(part.holds for part in parts)


def _ground(policies: Collection[Policy], said: Verdict, offered: Offered) -> Ground:
    if offered is not Offered.YES:
        return Ground.NOT_OFFERED
    if said.hiding:
        return Ground.HIDDEN
    if all(policy.effect is not Effect.SHOW for policy in policies):
        return Ground.OPEN
    return Ground.SHOWN if said.showing else Ground.NOT_SHOWN


def _of_job(policy: Policy, job: Job | None) -> tuple[Part, ...]:
    return tuple(
        Part(dimension, wanted, tuple(one for one in wanted if job and holds_for_job(one, job)))
        for dimension, wanted in _by_dimension(policy)
        if dimension in OF_A_JOB
    )


def _of_person(policy: Policy, facts: Facts) -> tuple[Part, ...]:
    return tuple(
        Part(dimension, wanted, tuple(one for one in wanted if holds_for_person(one, facts)))
        for dimension, wanted in _by_dimension(policy)
        if dimension not in OF_A_JOB
    )


def _by_dimension(policy: Policy) -> Iterable[tuple[Dimension, tuple[Condition, ...]]]:
    """In the order of the list of dimensions."""
    for dimension in Dimension:
        wanted = tuple(one for one in policy.conditions if one.dimension is dimension)
        if wanted:
            yield dimension, wanted
