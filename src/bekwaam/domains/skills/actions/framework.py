"""Skills made and changed by hand, and the words of the framework."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.skills import names
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.events import SkillChanged
from bekwaam.domains.skills.models import Skill, SkillFramework, SkillRelation
from bekwaam.domains.skills.queries import framework
from bekwaam.domains.skills.rules import keeping
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.ids import new_id

LOCK = "skills.framework"
FRAMEWORK_NAME = "Skillsraamwerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillDetails:
    label: str
    kind: str = SkillKind.SKILL
    alt_labels: tuple[str, ...] = ()
    definition: str = ""
    broader_id: UUID | None = None
    related_ids: frozenset[UUID] = frozenset()
    uri: str = ""
    is_active: bool = True


def make_skill(code: str, details: SkillDetails, *, actor: Actor, at: datetime) -> Skill:
    require(keeping.may_keep(actor))
    locks.take(LOCK)
    if framework.skill_by_code(code) is not None:
        raise Refused("skills.code_taken", code=code)
    skill = Skill(id=new_id(), code=code)
    _fill(skill, details, at=at)
    skill.save(force_insert=True)
    _relate(skill.pk, details.related_ids)
    record("skills.skill_made", subject_of(skill), actor=actor, at=at, after=facts_of(skill))
    return skill


def change_skill(
    skill_id: UUID, details: SkillDetails, *, seen_at: datetime, actor: Actor, at: datetime
) -> Skill:
    """`seen_at`: when the skill was changed last, as the editor saw it."""
    require(keeping.may_keep(actor))
    locks.take(LOCK)
    skill: Skill = Skill.objects.select_related("broader").get(pk=skill_id)
    require(keeping.may_save(seen_at=seen_at, changed_at=skill.changed_at))
    if keeping.hangs_under_itself(skill.pk, details.broader_id, framework.parents()):
        raise Refused("skills.under_itself", label=details.label)
    before, changed_at = facts_of(skill), skill.changed_at
    _fill(skill, details, at=at)
    _relate(skill.pk, details.related_ids)
    after = facts_of(skill)
    if after == before:
        skill.changed_at = changed_at
    else:
        skill.save()
        record("skills.skill_changed", subject_of(skill), actor=actor, at=at, before=before, after=after)
        publish(SkillChanged(skill_id=skill.pk))
    return skill


def describe_framework(
    *, name: str, version: str, source: str, levels: Sequence[tuple[str, str]], actor: Actor, at: datetime
) -> SkillFramework:
    """Name the framework and give its four levels the words of the academy."""
    require(keeping.may_keep(actor))
    locks.take(LOCK)
    known = framework.framework()
    found = known or SkillFramework(name=FRAMEWORK_NAME, changed_at=at)
    before = _words(found)
    found.name, found.version, found.source = name, version, source
    found.levels = [list(pair) for pair in levels]
    if known is None or _words(found) != before:
        found.changed_at = at
        found.save()
        subject = Subject("skill_framework", found.pk, found.name)
        record("skills.framework_changed", subject, actor=actor, at=at, before=before, after=_words(found))
    return found


def _fill(skill: Skill, details: SkillDetails, *, at: datetime) -> None:
    """The keys for sorting and searching follow the words."""
    skill.label, skill.kind = details.label, details.kind
    skill.alt_labels, skill.definition = list(details.alt_labels), details.definition
    skill.broader_id, skill.uri, skill.is_active = details.broader_id, details.uri, details.is_active
    skill.sort_key = names.sort_key(skill.label)
    skill.search_key = names.search_key(skill.label, skill.alt_labels, skill.code)
    skill.changed_at = at


def _relate(skill_id: UUID, related: Iterable[UUID]) -> None:
    wanted = {in_order(skill_id, other) for other in related if other != skill_id}
    rows = SkillRelation.objects.filter(first=skill_id) | SkillRelation.objects.filter(second=skill_id)
    known = {(row.first_id, row.second_id): row.pk for row in rows}
    SkillRelation.objects.filter(pk__in=[pk for pair, pk in known.items() if pair not in wanted]).delete()
    new = sorted(wanted - known.keys())
    SkillRelation.objects.bulk_create(SkillRelation(first_id=one, second_id=two) for one, two in new)


def in_order(one: UUID, two: UUID) -> tuple[UUID, UUID]:
    return (one, two) if one < two else (two, one)


def subject_of(skill: Skill) -> Subject:
    return Subject("skill", skill.pk, f"{skill.label} ({skill.code})")


def facts_of(skill: Skill) -> dict[str, Any]:
    columns = ("code", "label", "kind", "definition", "uri", "is_active")
    broader = str(skill.broader_id) if skill.broader_id else None
    facts: dict[str, Any] = {name: getattr(skill, name) for name in columns}
    related = [one.code for one in framework.related_to(skill.pk)]
    return {**facts, "alt_labels": list(skill.alt_labels), "broader": broader, "related": related}


def _words(found: SkillFramework) -> dict[str, Any]:
    return {
        "name": found.name,
        "version": found.version,
        "source": found.source,
        "levels": [list(pair) for pair in found.levels],
    }
