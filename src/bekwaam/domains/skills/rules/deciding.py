"""Who may say which level somebody has, and who may see it.

An own estimate is somebody's own. A level is confirmed by the manager of one of the jobs, or by who stands in for
that manager with the task to decide; never by oneself, and no chain of substitutes leads further than one step.
The profile is seen by the person and by that manager or substitute, and by nobody else.
"""

from uuid import UUID

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.rules.deciding import DecisionSubject, deciding_grant, may_decide_for
from bekwaam.domains.skills.enums import LEVELS, SkillKind
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

SHOWING = (DelegatedTask.TEAM_VIEW, DelegatedTask.APPROVE)
"""Tasks that let a substitute see the skills of a team."""


def may_estimate(actor: Actor, person_id: UUID) -> Decision:
    if actor.person_id is None or actor.person_id != person_id:
        return refused("skills.not_your_estimate")
    return ALLOWED


def may_confirm(actor: Actor, subject: DecisionSubject) -> Decision:
    if actor.person_id == subject.person_id:
        return refused("skills.confirms_own")
    return ALLOWED if may_decide_for(actor, subject) else refused("skills.not_their_manager")


def may_see_profile(actor: Actor, subject: DecisionSubject) -> Decision:
    if actor.person_id is not None and actor.person_id == subject.person_id:
        return ALLOWED
    if any(deciding_grant(actor, subject, task=task) for task in SHOWING):
        return ALLOWED
    return refused("skills.not_their_manager")


def may_have_level(*, kind: str, is_active: bool, level: int | None) -> Decision:
    """Taking a statement back (no level) is always possible, also of a skill that is no longer used."""
    if level is None:
        return ALLOWED
    if level not in LEVELS:
        return refused("skills.unknown_level")
    if kind == SkillKind.GROUP:
        return refused("skills.group_has_no_level")
    return ALLOWED if is_active else refused("skills.no_longer_used")
