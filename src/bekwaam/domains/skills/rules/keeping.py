"""Who looks after the framework, and what a framework never looks like."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bekwaam.domains.deliveries.rules import SYSTEM_CHANNELS
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

KEEPERS = (Role.ULC, Role.FUNCTIONAL_ADMIN)
READERS = (Role.ULC, Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE, Role.AUDITOR)
"""Who opens the framework and the totals in the back office; a profile of a person is never in them."""


def may_keep(actor: Actor) -> Decision:
    """For the whole organisation, and in one's own name: what was handed over does not reach the framework."""
    if actor.person_id is None and actor.channel in SYSTEM_CHANNELS:
        return ALLOWED
    own = (grant for grant in actor.grants if grant.on_behalf_of is None and grant.unit_ids is None)
    return ALLOWED if any(grant.role in KEEPERS for grant in own) else refused("skills.not_a_keeper")


def may_read_framework(actor: Actor) -> Decision:
    return ALLOWED if any(actor.has_role(role) for role in READERS) else refused("skills.not_a_reader")


def may_save(*, seen_at: datetime, changed_at: datetime) -> Decision:
    """Who comes second sees first what somebody else made of it."""
    return ALLOWED if seen_at == changed_at else refused("skills.changed_meanwhile")


def hangs_under_itself(skill_id: UUID, broader_id: UUID | None, parents: Mapping[UUID, UUID | None]) -> bool:
    """Whether this skill would stand somewhere above itself."""
    above, seen = broader_id, set[UUID]()
    while above is not None and above not in seen:
        if above == skill_id:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
