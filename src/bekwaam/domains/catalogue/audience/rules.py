"""Whether a set of policies can be kept. Facts in, decision out."""

from collections.abc import Collection, Iterable
from uuid import UUID

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

MOST_POLICIES, MOST_CONDITIONS = 500, 500
LONGEST_SERVICE = 36_500


def may_be_kept(policies: Collection[Policy], *, owner_and_above: Collection[UUID]) -> Decision:
    """`owner_and_above`: the owner unit and every unit it is part of."""
    if len(policies) > MOST_POLICIES:
        return refused("catalogue.too_many_policies", limit=MOST_POLICIES)
    for policy in policies:
        decision = _is_whole(policy)
        if not decision:
            return decision
        if policy.effect is Effect.HIDE and _takes_all_of(policy, owner_and_above):
            return refused("catalogue.hides_from_owner")
    return ALLOWED


def _is_whole(policy: Policy) -> Decision:
    if not policy.conditions:
        return refused("catalogue.policy_for_nobody")
    if len(policy.conditions) > MOST_CONDITIONS:
        return refused("catalogue.too_many_conditions", limit=MOST_CONDITIONS)
    if all(map(_is_sound, policy.conditions)):
        return ALLOWED
    return refused("catalogue.bad_condition")


def _is_sound(condition: Condition) -> bool:
    days = (condition.min_days, condition.max_days)
    match condition.dimension:
        case Dimension.UNIT:
            return condition.unit_id is not None
        case Dimension.FUNCTION:
            return condition.function_id is not None
        case Dimension.PERSON:
            return condition.person_id is not None
        case Dimension.EMPLOYMENT_KIND:
            return condition.code in EmploymentKind.values
        case Dimension.ROLE:
            return condition.code in set(Role)
        case Dimension.SERVICE:
            return _are_days(days)


def _are_days(days: tuple[int | None, int | None]) -> bool:
    first, last = days
    if first is None and last is None:
        return False
    return 0 <= (first or 0) <= (LONGEST_SERVICE if last is None else last) <= LONGEST_SERVICE


def _takes_all_of(policy: Policy, owner_and_above: Iterable[UUID]) -> bool:
    """Whether it picks by unit alone, and the whole owner unit with it."""
    if policy.dimensions != {Dimension.UNIT}:
        return False
    above = set(owner_and_above)
    return any(condition.with_below and condition.unit_id in above for condition in policy.conditions)
