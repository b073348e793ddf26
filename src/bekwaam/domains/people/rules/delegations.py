"""Who may hand which tasks to whom. A substitute gets the giver's own rights, never what the giver has from another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.rules.holdings import Holding, travelling
from bekwaam.domains.people.rules.roles import own_grants
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class WantedDelegation:
    giver_id: UUID
    substitute_id: UUID
    tasks: frozenset[str]
    starts_on: date
    ends_on: date
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GiverFacts:
    """What the giver holds of himself, and the units of his jobs."""

    holdings: tuple[Holding, ...]
    unit_ids: frozenset[UUID]


def may_delegate(
    actor: Actor, wanted: WantedDelegation, *, giver: GiverFacts, both_active: bool, on: date
) -> Decision:
    checks = (_arranges(actor, wanted, giver), _period(wanted, on), _tasks(wanted, giver))
    for decision in checks:
        if not decision:
            return decision
    return ALLOWED if both_active else refused("people.left_service")


def may_revoke(
    actor: Actor, *, giver_id: UUID, substitute_id: UUID, giver_units: frozenset[UUID]
) -> Decision:
    """The giver, the substitute who gives it back, and who may arrange it for others."""
    if actor.person_id is not None and actor.person_id in (giver_id, substitute_id):
        return ALLOWED
    return ALLOWED if arranges_for_others(actor, giver_units) else refused("people.may_not_delegate")


def arranges_for_others(actor: Actor, giver_units: frozenset[UUID]) -> bool:
    for grant in own_grants(actor):
        if grant.role is Role.FUNCTIONAL_ADMIN and grant.unit_ids is None:
            return True
        if grant.role is Role.BACKOFFICE and giver_units and all(grant.covers(unit) for unit in giver_units):
            return True
    return False


def delegable_tasks(holdings: Iterable[Holding], unit_id: UUID | None = None) -> frozenset[str]:
    """What somebody can hand over: tasks of roles held by himself, in that unit when one is named."""
    return frozenset(task for holding in holdings for task in _own_tasks(holding, unit_id))


def _own_tasks(holding: Holding, unit_id: UUID | None) -> frozenset[str]:
    if holding.handover is not None:
        return frozenset()
    is_in_reach = unit_id is None or holding.unit_ids is None or unit_id in holding.unit_ids
    reaches = is_in_reach or holding.role is Role.MANAGER
    return travelling(holding.role, _ALL) if reaches else frozenset()


_ALL = frozenset(task.value for task in DelegatedTask)


def _arranges(actor: Actor, wanted: WantedDelegation, giver: GiverFacts) -> Decision:
    if wanted.giver_id == wanted.substitute_id:
        return refused("people.own_substitute")
    if actor.person_id == wanted.giver_id:
        return ALLOWED
    if actor.person_id is not None and actor.person_id == wanted.substitute_id:
        return refused("people.own_rights")
    if arranges_for_others(actor, giver.unit_ids):
        return ALLOWED
    return refused("people.may_not_delegate")


def _period(wanted: WantedDelegation, on: date) -> Decision:
    if wanted.ends_on < max(wanted.starts_on, on):
        return refused("people.period_over")
    if wanted.ends_on - wanted.starts_on > LONGEST:
        return refused("people.period_too_long")
    return ALLOWED


def _tasks(wanted: WantedDelegation, giver: GiverFacts) -> Decision:
    if not wanted.tasks:
        return refused("people.no_tasks")
    if wanted.tasks - delegable_tasks(giver.holdings, wanted.unit_id):
        return refused("people.tasks_not_held")
    return ALLOWED
