"""What the pages of the framework show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bekwaam.domains.deliveries.importers import may_deliver
from bekwaam.domains.people.models import Function
from bekwaam.domains.skills import access
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.models import FunctionSkill, Skill, SkillFramework
from bekwaam.domains.skills.queries import asked, framework
from bekwaam.domains.skills.queries.framework import Level
from bekwaam.domains.skills.rules.telling import Told, told
from bekwaam.kernel.actors import Actor

SIZE = 25
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of the list."""

    text: str = ""
    kind: str = ""
    is_active: bool = True
    under: UUID | None = None

    @property
    def is_search(self) -> bool:
        return bool(self.text or self.kind or not self.is_active)


@dataclass(frozen=True, slots=True)
class SkillsPage:
    wanted: Wanted
    framework: SkillFramework | None
    focus: Skill | None
    above: list[Skill]
    page: "Page[Any]"
    kinds: list[Choice]
    may_keep: bool
    may_deliver: bool


def skills_page(actor: Actor, wanted: Wanted, *, number: str) -> SkillsPage:
    """One storey of the tree, or everything that is searched for."""
    focus = framework.skill_by_id(wanted.under) if wanted.under else None
    rows = framework.narrowed(text=wanted.text, kind=wanted.kind, is_active=wanted.is_active)
    if not wanted.is_search:
        rows = framework.right_below(rows, focus.pk if focus else None)
    return SkillsPage(
        wanted=wanted,
        framework=framework.framework(),
        focus=focus,
        above=framework.groups_above(focus) if focus else [],
        page=Paginator(framework.with_counts(rows), SIZE).get_page(number),
        kinds=[(str(key), str(label), key == wanted.kind) for key, label in SkillKind.choices],
        may_keep=access.may_keep_framework(actor),
        may_deliver=bool(may_deliver("skills", actor)),
    )


@dataclass(frozen=True, slots=True)
class SkillPage:
    skill: Skill
    above: list[Skill]
    below: list[Skill]
    related: list[Skill]
    asking: list[tuple[FunctionSkill, Level]]
    may_keep: bool


def skill_page(actor: Actor, skill: Skill) -> SkillPage:
    levels = framework.levels()
    return SkillPage(
        skill=skill,
        above=framework.groups_above(skill),
        below=list(framework.right_below(framework.narrowed(), skill.pk)[:100]),
        related=framework.related_to(skill.pk),
        asking=[(row, levels[row.level - 1]) for row in asked.functions_asking(skill.pk)],
        may_keep=access.may_keep_framework(actor),
    )


@dataclass(frozen=True, slots=True)
class FunctionsPage:
    text: str
    page: "Page[Any]"
    may_deliver: bool


def functions_page(actor: Actor, *, text: str, number: str) -> FunctionsPage:
    page = Paginator(asked.functions(text=text), SIZE).get_page(number)
    return FunctionsPage(text, page, bool(may_deliver("function_skills", actor)))


@dataclass(frozen=True, slots=True)
class FunctionPage:
    function: Function
    rows: list[tuple[FunctionSkill, Level]]
    may_keep: bool


def function_page(actor: Actor, function: Function) -> FunctionPage:
    levels = framework.levels()
    rows = [(row, levels[row.level - 1]) for row in asked.asked_by_function(function.pk)]
    return FunctionPage(function, rows, access.may_keep_framework(actor))


@dataclass(frozen=True, slots=True)
class TotalLine:
    skill: Skill
    people: int
    words: str


@dataclass(frozen=True, slots=True)
class TotalsPage:
    title: str
    lines: Sequence[TotalLine]
    hidden: int
    page: "Page[Any]"


def totals_page(actor: Actor, *, number: str, on: date) -> TotalsPage:
    """The largest gap first; groups that are too small are only counted."""
    rows = access.totals_for(actor, on=on)
    known = [(row, found) for row in rows if (found := told(row.people, row.missing)) is not None]
    known.sort(key=lambda pair: (-pair[1].missing / pair[1].people, str(pair[0].skill_id)))
    page = Paginator(known, SIZE).get_page(number)
    skills = framework.skills_by_id(row.skill_id for row, _found in page)
    lines = [TotalLine(skills[row.skill_id], found.people, _words(found)) for row, found in page]
    title = _("Hier kan de organisatie in groeien") if lines else _("Er is nog niets te tellen")
    return TotalsPage(title, lines, len(rows) - len(known), page)


def _words(found: Told) -> str:
    words = {"missing": found.missing, "people": found.people}
    if found.from_above:
        return _("meer dan %(missing)d nog niet") % words
    return (_("minder dan %(missing)d nog niet") if found.is_blurred else _("%(missing)d nog niet")) % words
