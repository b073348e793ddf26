"""Who may decide about a person: the manager of one of the jobs, or a substitute of that manager.

Nobody decides about himself: not directly, not for the manager whose substitute he is, and not through a
substitute of his own. A delegation hands over the giver's own rights only, so no chain of them leads back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.rules.holdings import Job, manages
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused


@dataclass(frozen=True, slots=True)
class DecisionSubject:
    person_id: UUID
    jobs: tuple[Job, ...]


def may_decide_for(
    actor: Actor, subject: DecisionSubject, *, task: DelegatedTask = DelegatedTask.APPROVE
) -> Decision:
    if actor.person_id is None or is_self(actor, subject.person_id):
        return refused("people.decides_about_self")
    if deciding_grant(actor, subject, task=task) is None:
        return refused("people.not_their_manager")
    return ALLOWED


def is_self(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id == person_id


def deciding_grant(
    actor: Actor, subject: DecisionSubject, *, task: DelegatedTask = DelegatedTask.APPROVE
) -> Grant | None:
    """The grant that lets the actor decide: an own one before one that was handed over."""
    usable = [grant for grant in actor.grants if _decides(actor, grant, subject, task)]
    return min(usable, key=lambda grant: grant.on_behalf_of is not None, default=None)


def _decides(actor: Actor, grant: Grant, subject: DecisionSubject, task: DelegatedTask) -> bool:
    if grant.role is not Role.MANAGER or subject.person_id in (actor.person_id, grant.on_behalf_of):
        return False
    if grant.tasks is not None and task.value not in grant.tasks:
        return False
    return any(manages(actor.person_id, grant, job) for job in subject.jobs)


def on_behalf(grants: Iterable[Grant | None]) -> tuple[UUID, str] | None:
    """For the audit: for whom this was done, when it was done by a handed-over grant only."""
    used = [grant for grant in grants if grant is not None]
    if not used or any(grant.on_behalf_of is None for grant in used):
        return None
    giver = used[0]
    return (giver.on_behalf_of, giver.on_behalf_label) if giver.on_behalf_of else None
