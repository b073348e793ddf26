"""Who may change people and their jobs by hand."""

from collections.abc import Iterable
from uuid import UUID

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused


def may_manage(actor: Actor, *, person_id: UUID | None, unit_ids: Iterable[UUID]) -> Decision:
    """All these units must be in reach; without any (a person without a job) only the whole organisation is."""
    if person_id is not None and actor.person_id == person_id:
        return refused("people.own_rights")
    units, managing = list(unit_ids), managing_grants(actor)
    if any(grant.unit_ids is None for grant in managing):
        return ALLOWED
    if units and all(any(grant.covers(unit) for grant in managing) for unit in units):
        return ALLOWED
    return refused("people.may_not_manage")


def may_change_login(actor: Actor) -> Decision:
    """Who decides by which door somebody comes in could come in as that person: only who administers everybody."""
    if any(
        grant.role is Role.FUNCTIONAL_ADMIN and grant.unit_ids is None for grant in managing_grants(actor)
    ):
        return ALLOWED
    return refused("people.may_not_change_login")


def may_take_number(actor: Actor, *, leads: bool) -> Decision:
    """A unit names its leader by number: whoever hands out that number appoints a manager."""
    if not leads or may_change_login(actor):
        return ALLOWED
    return refused("people.number_leads")


def managing_grants(actor: Actor) -> list[Grant]:
    return [grant for grant in actor.grants if _manages(grant)]


def _manages(grant: Grant) -> bool:
    if grant.role is Role.FUNCTIONAL_ADMIN:
        return grant.on_behalf_of is None
    tasks = grant.tasks
    return grant.role is Role.BACKOFFICE and (tasks is None or DelegatedTask.MANAGE_PEOPLE.value in tasks)
