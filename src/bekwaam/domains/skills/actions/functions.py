"""What functions ask, by hand; a delivery writes through `delivered.py`."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people.models import Function
from bekwaam.domains.skills.events import FunctionSkillsChanged
from bekwaam.domains.skills.models import FunctionSkill, Skill
from bekwaam.domains.skills.queries.framework import skills_by_id
from bekwaam.domains.skills.rules import deciding, keeping
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish

LOCK = "skills.functions"


def ask_skill(function: Function, skill: Skill, level: int, *, actor: Actor, at: datetime) -> None:
    """From now on, or at another level."""
    locks.take(LOCK)
    asked = _asked(function)
    replace_asked_skills(function, {**asked, skill.pk: level}, actor=actor, at=at)


def stop_asking_skill(function: Function, skill: Skill, *, actor: Actor, at: datetime) -> None:
    locks.take(LOCK)
    asked = {skill_id: level for skill_id, level in _asked(function).items() if skill_id != skill.pk}
    replace_asked_skills(function, asked, actor=actor, at=at)


def replace_asked_skills(
    function: Function, wanted: Mapping[UUID, int], *, actor: Actor, at: datetime
) -> None:
    """All that the function asks, at once. What it asked before and asks no more, goes."""
    require(keeping.may_keep(actor))
    locks.take(LOCK)
    before = _asked(function)
    changed = {skill_id: level for skill_id, level in wanted.items() if before.get(skill_id) != level}
    skills = skills_by_id({*before, *wanted})
    for skill_id, level in changed.items():
        _require_usable(skills.get(skill_id), level)
    if before == dict(wanted):
        return
    FunctionSkill.objects.filter(function=function).exclude(skill__in=list(wanted)).delete()
    for skill_id, level in changed.items():
        FunctionSkill.objects.update_or_create(
            function=function, skill_id=skill_id, defaults={"level": level}
        )
    record(
        "skills.function_changed",
        subject_of(function),
        actor=actor,
        at=at,
        before=_words(before, skills),
        after=_words(wanted, skills),
    )
    publish(FunctionSkillsChanged(function_ids=(function.pk,)))


def subject_of(function: Function) -> Subject:
    return Subject("function", function.pk, f"{function.name} ({function.code})")


def _require_usable(skill: Skill | None, level: int) -> None:
    if skill is None:
        raise Refused("skills.unknown_skill")
    require(deciding.may_have_level(kind=skill.kind, is_active=skill.is_active, level=level))


def _asked(function: Function) -> dict[UUID, int]:
    return dict(FunctionSkill.objects.filter(function=function).values_list("skill_id", "level"))


def _words(asked: Mapping[UUID, int], skills: Mapping[UUID, Skill]) -> dict[str, int]:
    return {skills[skill_id].code: level for skill_id, level in asked.items()}
