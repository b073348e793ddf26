"""Who keeps the portfolio, who speaks for a unit, and who reads the contracts."""

from collections.abc import Iterable
from uuid import UUID

from bekwaam.domains.catalogue.rules import MANAGE_OFFER, is_system, managing_grants
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

Units = frozenset[UUID] | None
"""A set of units, or None for the whole organisation."""

READING = (Role.ULC, Role.BACKOFFICE, Role.MANAGER, Role.AUDITOR)
BRINGING = (Role.ULC, Role.BACKOFFICE, Role.MANAGER)
CONTRACT_READERS = (Role.ULC, Role.BACKOFFICE, Role.FINANCE, Role.AUDITOR)


def may_keep(actor: Actor) -> Decision:
    """Rounds, meetings, weights and decisions are for the learning centre of the whole organisation."""
    grants = managing_grants(actor)
    keeps = any(grant.role is Role.ULC and grant.unit_ids is None for grant in grants)
    return ALLOWED if keeps or is_system(actor) else refused("portfolio.only_centre")


def may_bring(actor: Actor, unit_id: UUID) -> Decision:
    units = bringing_units(actor)
    return ALLOWED if units is None or unit_id in units else refused("portfolio.not_your_unit")


def bringing_units(actor: Actor) -> Units:
    """The units for which this actor says what they need: as back office, as manager, or as a full substitute."""
    if is_system(actor):
        return None
    return _joined(grant for grant in actor.grants if grant.role in BRINGING and _is_whole(grant))


def reading_units(actor: Actor) -> Units:
    if is_system(actor):
        return None
    return _joined(
        grant
        for grant in actor.grants
        if (grant.role in BRINGING and _is_whole(grant)) or (grant.role is Role.AUDITOR and not grant.tasks)
    )


def contract_units(actor: Actor) -> Units:
    """The units whose contracts this actor reads."""
    if is_system(actor):
        return None
    readers = (Role.FINANCE, Role.AUDITOR)
    reading = [grant for grant in actor.grants if grant.role in readers and grant.tasks is None]
    return _joined([*reading, *managing_grants(actor)])


def may_change_contract(actor: Actor, owner_unit_id: UUID | None) -> Decision:
    """One of the whole organisation is for those who manage the whole offering."""
    allowed = is_system(actor) or any(grant.covers(owner_unit_id) for grant in managing_grants(actor))
    return ALLOWED if allowed else refused("portfolio.not_your_contract")


def _is_whole(grant: Grant) -> bool:
    return grant.tasks is None or MANAGE_OFFER in grant.tasks


def _joined(grants: Iterable[Grant]) -> Units:
    found: set[UUID] = set()
    for grant in grants:
        if grant.unit_ids is None:
            return None
        found |= grant.unit_ids if grant.limited_to is None else grant.unit_ids & grant.limited_to
    return frozenset(found)
