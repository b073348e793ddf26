"""Whom a policy fits, as a pure rule. The database gives the same answer for whole lists (`catalogue_fitting`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.kernel.actors import Role

OF_A_JOB = frozenset({Dimension.UNIT, Dimension.FUNCTION, Dimension.EMPLOYMENT_KIND, Dimension.SERVICE})


@dataclass(frozen=True, slots=True)
class Job:
    """A job of today, as far as policies ask for it."""

    unit_id: UUID
    unit_ids: frozenset[UUID]
    """The unit itself and every unit above it."""
    function_id: UUID | None
    kind: str
    days: int
    """In service."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What policies can know of a person."""

    person_ids: frozenset[UUID]
    """The person's own id, and those of rows that were merged into it."""
    roles: frozenset[Role]
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person may do with an activity, and the policies that made it so."""

    is_visible: bool
    can_book: bool
    showing: tuple[Policy, ...] = ()
    hiding: tuple[Policy, ...] = ()
    booking: tuple[Policy, ...] = ()


def verdict(policies: Iterable[Policy], facts: Facts, *, is_offered: bool) -> Verdict:
    """`is_offered`: published, and within its dates."""
    policies = tuple(policies)
    effects = {policy.effect for policy in policies}
    fitting = tuple(policy for policy in policies if fits(policy, facts))
    showing, hiding, booking = (
        tuple(policy for policy in fitting if policy.effect is effect)
        for effect in (Effect.SHOW, Effect.HIDE, Effect.BOOK)
    )
    is_visible = is_offered and not hiding and (Effect.SHOW not in effects or bool(showing))
    can_book = is_visible and (Effect.BOOK not in effects or bool(booking))
    return Verdict(is_visible, can_book, showing, hiding, booking)


def fits(policy: Policy, facts: Facts) -> bool:
    """Every dimension it names holds; what it asks of a job holds for one and the same job."""
    of_job, of_person = policy.dimensions & OF_A_JOB, policy.dimensions - OF_A_JOB
    if not all(_holds_for_person(policy, dimension, facts) for dimension in of_person):
        return False
    return not of_job or any(_fits_job(policy, of_job, job) for job in facts.jobs)


def _fits_job(policy: Policy, dimensions: Iterable[Dimension], job: Job) -> bool:
    return all(
        any(
            holds_for_job(condition, job)
            for condition in policy.conditions
            if condition.dimension is dimension
        )
        for dimension in dimensions
    )


def _holds_for_person(policy: Policy, dimension: Dimension, facts: Facts) -> bool:
    return any(
        holds_for_person(condition, facts)
        for condition in policy.conditions
        if condition.dimension is dimension
    )


def holds_for_job(condition: Condition, job: Job) -> bool:
    match condition.dimension:
        case Dimension.UNIT:
            return condition.unit_id in (job.unit_ids if condition.with_below else {job.unit_id})
        case Dimension.FUNCTION:
            return condition.function_id == job.function_id
        case Dimension.EMPLOYMENT_KIND:
            return condition.code == job.kind
        case _:
            last = condition.max_days
            return (condition.min_days or 0) <= job.days and (last is None or job.days <= last)


def holds_for_person(condition: Condition, facts: Facts) -> bool:
    if condition.dimension is Dimension.PERSON:
        return condition.person_id in facts.person_ids
    return condition.code in facts.roles
