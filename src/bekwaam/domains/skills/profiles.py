"""Somebody's skills put together: what the functions of today ask, what was stated, and what is missing.

Three queries for any number of people. Who may see a profile is for `access.py`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.domains.skills.enums import Source
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries.asked import AskedOfPerson, asked_of
from bekwaam.domains.skills.queries.framework import skills_by_id
from bekwaam.domains.skills.queries.statements import Statement, current_statements
from bekwaam.domains.skills.rules import levels
from bekwaam.domains.skills.rules.levels import Standing


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill of one person. `asked` is the highest level that the functions of today ask."""

    skill: Skill
    asked: int | None
    functions: tuple[str, ...]
    own: Statement | None
    confirmed: Statement | None
    earned: Statement | None
    standing: Standing | None

    @property
    def missing(self) -> int:
        return levels.missing(self.asked, self.standing)

    @property
    def group(self) -> str:
        return self.skill.broader.label if self.skill.broader else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A skill that somebody still has to reach, at this level: what the offering can be searched for."""

    skill_id: UUID
    level: int
    missing: int


def profiles_of(person_ids: Collection[UUID], *, on: date) -> dict[UUID, list[SkillLine]]:
    """By group and label; people without anything asked or stated have an empty profile."""
    asked = _by_pair(asked_of(person_ids, on=on))
    stated = _by_pair(current_statements(person_ids))
    pairs = asked.keys() | stated.keys()
    skills = skills_by_id(skill_id for _, skill_id in pairs)
    found: dict[UUID, list[SkillLine]] = {person_id: [] for person_id in person_ids}
    for pair in pairs:
        person_id, skill_id = pair
        found[person_id].append(_line(skills[skill_id], asked.get(pair, ()), stated.get(pair, ()), on))
    return {person_id: sorted(lines, key=_order) for person_id, lines in found.items()}


def profile_of(person_id: UUID, *, on: date) -> list[SkillLine]:
    return profiles_of([person_id], on=on)[person_id]


def line_of(person_id: UUID, skill: Skill, *, on: date) -> SkillLine:
    """One line, also of a skill that nobody asked or stated."""
    lines = (line for line in profile_of(person_id, on=on) if line.skill.pk == skill.pk)
    return next(lines, SkillLine(skill, None, (), None, None, None, None))


def standings_of(person_id: UUID, *, on: date) -> dict[UUID, Standing]:
    found: dict[UUID, list[Statement]] = defaultdict(list)
    for statement in current_statements([person_id]):
        found[statement.skill_id].append(statement)
    standings = {skill_id: levels.standing(stated, on) for skill_id, stated in found.items()}
    return {skill_id: stands for skill_id, stands in standings.items() if stands is not None}


def wanted_skills(person_ids: Collection[UUID], *, on: date) -> dict[UUID, list[Wanted]]:
    """Per person what is still missing, the largest gap first; for whoever knows what there is to learn."""
    return {
        person_id: [
            Wanted(line.skill.pk, line.asked or 0, line.missing)
            for line in sorted(lines, key=lambda line: -line.missing)
            if line.missing
        ]
        for person_id, lines in profiles_of(person_ids, on=on).items()
    }


def _by_pair(rows: "Iterable[AskedOfPerson | Statement]") -> Mapping[tuple[UUID, UUID], list]:  # type: ignore[type-arg]
    found: dict[tuple[UUID, UUID], list[AskedOfPerson | Statement]] = defaultdict(list)
    for row in rows:
        found[row.person_id, row.skill_id].append(row)
    return found


def _line(skill: Skill, asked: Iterable[AskedOfPerson], stated: Iterable[Statement], on: date) -> SkillLine:
    asks, by_source = list(asked), {statement.source: statement for statement in stated}
    return SkillLine(
        skill=skill,
        asked=max((one.level for one in asks), default=None),
        functions=tuple(dict.fromkeys(one.function for one in asks)),
        own=by_source.get(Source.OWN),
        confirmed=by_source.get(Source.MANAGER),
        earned=by_source.get(Source.RESULT),
        standing=levels.standing(by_source.values(), on),
    )


def _order(line: SkillLine) -> tuple[str, str]:
    return (line.skill.broader.sort_key if line.skill.broader else "~", line.skill.sort_key)
