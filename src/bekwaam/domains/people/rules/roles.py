"""Who may give and end a role. Nobody widens his own rights: another pair of eyes always gives them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

DERIVED = frozenset({Role.EMPLOYEE, Role.MANAGER})
"""These follow from an employment; nobody gives them."""
WHOLE_ONLY = frozenset({Role.ULC, Role.CISO, Role.FUNCTIONAL_ADMIN})
BACKOFFICE_GIVES = frozenset({Role.BACKOFFICE, Role.TRAINER})


@dataclass(frozen=True, slots=True)
class WantedRole:
    person_id: UUID
    role: Role
    unit_id: UUID | None
    supplier_id: UUID | None
    valid_from: date
    valid_until: date | None


def own_grants(actor: Actor) -> tuple[Grant, ...]:
    """What was handed over by a substitute's delegation never gives roles on."""
    return tuple(grant for grant in actor.grants if grant.on_behalf_of is None)


def may_grant(actor: Actor, wanted: WantedRole, *, is_active: bool, on: date) -> Decision:
    for decision in (_fits(wanted, on), _gives(actor, wanted.role, wanted.unit_id, wanted.person_id)):
        if not decision:
            return decision
    return ALLOWED if is_active else refused("people.left_service")


def may_end_role(actor: Actor, *, role: Role, unit_id: UUID | None, person_id: UUID) -> Decision:
    """Giving up an own role is always allowed."""
    if actor.person_id is not None and actor.person_id == person_id:
        return ALLOWED
    return _gives(actor, role, unit_id, person_id)


def _gives(actor: Actor, role: Role, unit_id: UUID | None, person_id: UUID) -> Decision:
    if role in DERIVED:
        return refused("people.derived_role")
    if actor.person_id is not None and actor.person_id == person_id:
        return refused("people.own_rights")
    for grant in own_grants(actor):
        if grant.role is Role.FUNCTIONAL_ADMIN and grant.unit_ids is None:
            return ALLOWED
        if grant.role is Role.BACKOFFICE and role in BACKOFFICE_GIVES and _reaches(grant, unit_id):
            return ALLOWED
    return refused("people.may_not_grant")


def _reaches(grant: Grant, unit_id: UUID | None) -> bool:
    return unit_id is not None and grant.covers(unit_id)


def _fits(wanted: WantedRole, on: date) -> Decision:
    if wanted.role in DERIVED:
        return refused("people.derived_role")
    if wanted.role in WHOLE_ONLY and wanted.unit_id is not None:
        return refused("people.whole_only")
    if (wanted.role is Role.SUPPLIER) != (wanted.supplier_id is not None):
        return refused("people.supplier_role")
    if wanted.valid_until is not None and wanted.valid_until < max(wanted.valid_from, on):
        return refused("people.period_over")
    return ALLOWED
