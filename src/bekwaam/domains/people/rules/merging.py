"""When two rows may become one person, and when that may be undone."""

from dataclasses import dataclass
from uuid import UUID

from bekwaam.domains.people.rules.roles import own_grants
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused


@dataclass(frozen=True, slots=True)
class MergeSide:
    person_id: UUID
    is_merged_away: bool
    is_erased: bool


def may_merge(actor: Actor, kept: MergeSide, dissolved: MergeSide) -> Decision:
    if not _administers(actor):
        return refused("people.may_not_merge")
    if actor.person_id in (kept.person_id, dissolved.person_id):
        return refused("people.own_rights")
    if kept.person_id == dissolved.person_id:
        return refused("people.merge_with_self")
    if any(side.is_merged_away or side.is_erased for side in (kept, dissolved)):
        return refused("people.merge_gone")
    return ALLOWED


def may_undo_merge(actor: Actor, *, kept: MergeSide, is_undone: bool) -> Decision:
    """Merges upon merges are undone from the last one back."""
    if not _administers(actor):
        return refused("people.may_not_merge")
    if actor.person_id == kept.person_id:
        return refused("people.own_rights")
    if is_undone:
        return refused("people.merge_undone_before")
    return refused("people.merge_not_last") if kept.is_merged_away else ALLOWED


def _administers(actor: Actor) -> bool:
    return any(grant.role is Role.FUNCTIONAL_ADMIN and grant.unit_ids is None for grant in own_grants(actor))
