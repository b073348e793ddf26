"""Writing planned deliveries of skills and of what functions ask: a handful of statements, whatever the size."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Fact, Subject, record_many
from bekwaam.domains.skills import names
from bekwaam.domains.skills.actions.framework import FRAMEWORK_NAME, in_order
from bekwaam.domains.skills.events import FrameworkImported, FunctionSkillsChanged
from bekwaam.domains.skills.models import FunctionSkill, Skill, SkillFramework, SkillRelation
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.events import publish
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.imports import Change, Diff, Item
from bekwaam.kernel.imports.kinds import plain

BATCH = 1_000
WRITTEN = (
    "label", "alt_labels", "definition", "kind", "broader_id", "uri", "source", "is_active", "is_delivered",
    "sort_key", "search_key", "changed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeliveredSkills:
    """The sound rows by code, the ids of all codes that were there, and the codes that end."""

    rows: Mapping[str, Mapping[str, Any]]
    ids: Mapping[str, UUID]
    ending: frozenset[str]


def write_skills(delivered: DeliveredSkills, diff: Diff, *, actor: Actor, at: datetime) -> None:
    """The caller holds the lock and has planned under it."""
    ids = {**delivered.ids, **{code: new_id() for code in delivered.rows if code not in delivered.ids}}
    touched = {item.key[0] for item in diff.new} | {change.key[0] for change in diff.changed}
    _write(delivered, touched, ids, at=at)
    Skill.objects.filter(code__in=delivered.ending).update(is_active=False, changed_at=at)
    _write_relations(delivered, touched, ids)
    Skill.objects.filter(code__in=delivered.rows.keys(), is_delivered=False).update(is_delivered=True)
    if SkillFramework.objects.first() is None:
        SkillFramework.objects.create(name=FRAMEWORK_NAME, changed_at=at)
    record_many(_skill_facts(diff, ids), actor=actor, at=at)
    changed = (ids[code] for code in sorted(touched | delivered.ending))
    publish(FrameworkImported(skill_ids=tuple(changed)))


def _write(delivered: DeliveredSkills, touched: set[str], ids: Mapping[str, UUID], *, at: datetime) -> None:
    """New ones first without their group, for a group may come later in the file."""
    there = {skill.code: skill for skill in Skill.objects.filter(code__in=touched)}
    new = [Skill(id=ids[code], code=code) for code in sorted(touched - there.keys())]
    for skill in (*new, *there.values()):
        _fill(skill, delivered.rows[skill.code], ids, at=at)
    Skill.objects.bulk_create(new, batch_size=BATCH)
    Skill.objects.bulk_update(there.values(), WRITTEN, batch_size=BATCH)


def _fill(skill: Skill, facts: Mapping[str, Any], ids: Mapping[str, UUID], *, at: datetime) -> None:
    """What the file does not tell stays as it is."""
    skill.label = facts["name"]
    if "alt_labels" in facts:
        skill.alt_labels = names.split(facts["alt_labels"])
    for name in ("definition", "kind", "uri", "source"):
        if name in facts:
            setattr(skill, name, facts[name])
    if "broader" in facts:
        skill.broader_id = ids[facts["broader"]] if facts["broader"] else None
    skill.is_active = skill.is_delivered = True
    skill.sort_key = names.sort_key(skill.label)
    skill.search_key = names.search_key(skill.label, skill.alt_labels, skill.code)
    skill.changed_at = at


def _write_relations(delivered: DeliveredSkills, touched: set[str], ids: Mapping[str, UUID]) -> None:
    telling = [code for code in touched if "related" in delivered.rows[code]]
    wanted = {
        in_order(ids[code], ids[other])
        for code in telling
        for other in names.split(delivered.rows[code]["related"])
    }
    about = {ids[code] for code in telling}
    old = {
        (row.first_id, row.second_id): row.pk
        for row in SkillRelation.objects.filter(first__in=about)
        | SkillRelation.objects.filter(second__in=about)
    }
    SkillRelation.objects.filter(pk__in=[pk for pair, pk in old.items() if pair not in wanted]).delete()
    new = sorted(wanted - old.keys())
    SkillRelation.objects.bulk_create(
        [SkillRelation(first_id=one, second_id=two) for one, two in new], batch_size=BATCH
    )


def _skill_facts(diff: Diff, ids: Mapping[str, UUID]) -> list[Fact]:
    def subject(one: Item | Change) -> Subject:
        return Subject("skill", ids[one.key[0]], f"{one.name} ({one.key[0]})")

    return [
        *(Fact("skills.skill_made", subject(item), after=_plain(item.facts)) for item in diff.new),
        *(_changed("skills.skill_changed", subject(change), change) for change in diff.changed),
        *(Fact("skills.skill_ended", subject(item), before=_plain(item.facts)) for item in diff.ended),
    ]


@dataclass(frozen=True, slots=True)
class DeliveredAsking:
    """What the named functions ask from now on: level by function and skill."""

    levels: Mapping[tuple[UUID, UUID], int]
    functions: Mapping[str, tuple[UUID, str]]
    """Code to id and name."""
    pairs: Mapping[tuple[str, ...], tuple[UUID, UUID]]
    """Key of the diff to the ids of function and skill."""


def write_asking(delivered: DeliveredAsking, diff: Diff, *, actor: Actor, at: datetime) -> None:
    """The caller holds the lock and has planned under it. Only the functions that the file names are touched."""
    named = {function_id for function_id, _ in delivered.levels}
    rows = FunctionSkill.objects.filter(function__in=named)
    there = {(row.function_id, row.skill_id): row for row in rows}
    gone = {delivered.pairs[item.key] for item in diff.ended}
    FunctionSkill.objects.filter(pk__in=[row.pk for pair, row in there.items() if pair in gone]).delete()
    changed = [row for pair, row in there.items() if delivered.levels.get(pair, row.level) != row.level]
    for row in changed:
        row.level = delivered.levels[row.function_id, row.skill_id]
    FunctionSkill.objects.bulk_update(changed, ["level"], batch_size=BATCH)
    new = [
        FunctionSkill(function_id=function_id, skill_id=skill_id, level=level)
        for (function_id, skill_id), level in delivered.levels.items()
        if (function_id, skill_id) not in there
    ]
    FunctionSkill.objects.bulk_create(new, batch_size=BATCH)
    record_many(_asking_facts(diff, delivered), actor=actor, at=at)
    publish(FunctionSkillsChanged(function_ids=tuple(sorted(named))))


def _asking_facts(diff: Diff, delivered: DeliveredAsking) -> list[Fact]:
    def subject(one: Item | Change) -> Subject:
        function_id, name = delivered.functions[one.key[0]]
        return Subject("function", function_id, f"{name} ({one.key[0]})")

    return [
        *(Fact("skills.function_asks", subject(item), after=_about(item)) for item in diff.new),
        *(_changed("skills.function_asks", subject(change), change) for change in diff.changed),
        *(Fact("skills.function_asks_no_more", subject(item), before=_about(item)) for item in diff.ended),
    ]


def _about(item: Item) -> dict[str, Any]:
    return {"skill": item.key[1], **_plain(item.facts)}


def _changed(verb: str, subject: Subject, change: Change) -> Fact:
    before = {one.field: plain(one.before) for one in change.fields}
    after = {one.field: plain(one.after) for one in change.fields}
    return Fact(verb, subject, before=before, after=after)


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in facts.items()}
