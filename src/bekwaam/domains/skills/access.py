"""The only way in which a portal gets a profile, a skill or totals: within the academy, and within the rights.

A profile is for the person and for the manager of a job, or who stands in for that manager. Leaders higher up, the
back office and auditors get totals.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bekwaam.domains.people.access import Viewer, decision_subject, viewers_of_person
from bekwaam.domains.people.models import Employment, Function, Person
from bekwaam.domains.people.queries.people import holding
from bekwaam.domains.people.rules.holdings import Because, Ground
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries import asked, framework
from bekwaam.domains.skills.queries.totals import SkillTotal, totals
from bekwaam.domains.skills.rules.deciding import SHOWING, may_confirm, may_see_profile
from bekwaam.domains.skills.rules.keeping import READERS, may_keep, may_read_framework
from bekwaam.kernel.actors import Actor, Grant, Role


def skill_for(actor: Actor, skill_id: UUID) -> Skill | None:
    """The framework itself is for everybody of the academy."""
    return framework.skill_by_id(skill_id) if actor.person_id is not None else None


def skill_to_keep_for(actor: Actor, skill_id: UUID) -> Skill | None:
    return framework.skill_by_id(skill_id) if may_read_framework(actor) else None


def function_for(actor: Actor, function_id: UUID) -> Function | None:
    """What a function asks is for everybody of the academy: it is the road to another job."""
    return asked.function_by_id(function_id) if actor.person_id is not None else None


def function_to_keep_for(actor: Actor, function_id: UUID) -> Function | None:
    return asked.function_by_id(function_id) if may_read_framework(actor) else None


def jobs_with_profile(actor: Actor, *, on: date) -> QuerySet[Employment]:
    """The jobs of today whose holder's skills this actor may see as a manager or substitute, in Dutch order."""
    jobs: QuerySet[Employment] = Employment.objects.filter(holding(on), person__is_active=True)
    reach = _reach(actor)
    found = jobs.filter(reach) if reach is not None else jobs.none()
    related = found.exclude(person=actor.person_id).select_related("person", "function", "unit")
    return related.order_by("person__sort_key", "person_id", "started_on")


@dataclass(frozen=True, slots=True)
class ProfileHolder:
    """Somebody else whose skills an actor may see, and whether that actor confirms them too."""

    person: Person
    may_confirm: bool


def profile_holder_for(actor: Actor, person_id: UUID, *, on: date) -> ProfileHolder | None:
    """Nobody when this actor may not see the profile, as if the person did not exist."""
    if actor.person_id == person_id:
        return None
    job = jobs_with_profile(actor, on=on).filter(person=person_id).first()
    subject = decision_subject(person_id, on=on) if job else None
    if job is None or subject is None or not may_see_profile(actor, subject):
        return None
    return ProfileHolder(job.person, bool(may_confirm(actor, subject)))


def totals_for(actor: Actor, *, on: date) -> list[SkillTotal]:
    """Numbers over the units in which this actor reads the framework; without names, and blurred on the page."""
    if not may_read_framework(actor):
        return []
    return totals(actor.units_for(*READERS), on=on)


def may_keep_framework(actor: Actor) -> bool:
    return bool(may_keep(actor))


@dataclass(frozen=True, slots=True)
class SkillViewer:
    """Somebody who sees a profile. `on_behalf_of` is empty for the manager himself."""

    person: Person
    on_behalf_of: str
    until: date | None


def viewers_of_profile(person_id: UUID, *, on: date) -> list[SkillViewer]:
    """Everybody who sees this profile beside the person, with the reason."""
    viewers = (viewer for viewer in viewers_of_person(person_id, on=on) if viewer.person.pk != person_id)
    return [found for viewer in viewers for found in _as_viewer(viewer, viewer.reasons, person_id)]


def _as_viewer(viewer: Viewer, reasons: Iterable[Because], person_id: UUID) -> list[SkillViewer]:
    found = []
    for reason in reasons:
        handover = reason.holding.handover if reason.holding else None
        if reason.ground is not Ground.REPORTS:
            continue
        if handover is None:
            return [SkillViewer(viewer.person, "", None)]
        if handover.giver_id != person_id and handover.tasks & {task.value for task in SHOWING}:
            found.append(SkillViewer(viewer.person, handover.giver_name, handover.ends_on))
    return found[:1]


def _reach(actor: Actor) -> Q | None:
    reach: Q | None = None
    for grant in actor.grants:
        if actor.person_id is None or not _shows(grant):
            continue
        part = Q(manager=grant.on_behalf_of or actor.person_id)
        if grant.on_behalf_of is not None:
            part &= ~Q(person=grant.on_behalf_of)
        if grant.limited_to is not None:
            part &= Q(unit__in=grant.limited_to)
        reach = part if reach is None else reach | part
    return reach


def _shows(grant: Grant) -> bool:
    if grant.role is not Role.MANAGER:
        return False
    return grant.tasks is None or bool(grant.tasks & {task.value for task in SHOWING})
