"""What the pages of somebody's own skills show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.people.names import plain
from bekwaam.domains.skills import access
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.profiles import SkillLine, Wanted, profile_of
from bekwaam.domains.skills.queries import framework
from bekwaam.domains.skills.queries.framework import Level
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.skills.lines import Group, Line, Voice, grouped, line
from bekwaam.portals.shared.skills.offering import offers_for

SIZE = 20


@dataclass(frozen=True, slots=True)
class Summary:
    title: str
    asked: int
    reached: int
    missing: int


@dataclass(frozen=True, slots=True)
class MySkillsPage:
    summary: Summary
    asked: list[Group]
    own: list[Line]
    levels: Sequence[Level]


def my_skills_page(actor: Actor, *, on: date) -> MySkillsPage:
    found, levels = _profile(actor, on), framework.levels()
    lines = _lines(actor, found, levels)
    asked = [one for one, known in zip(lines, found, strict=True) if known.asked is not None]
    own = [one for one, known in zip(lines, found, strict=True) if known.asked is None]
    return MySkillsPage(summary_of(found), grouped(asked, _("Overige skills")), own, levels)


def summary_of(found: Sequence[SkillLine]) -> Summary:
    asked = [one for one in found if one.asked is not None]
    reached = sum(not one.missing for one in asked)
    return Summary(_title(len(asked), reached), len(asked), reached, len(asked) - reached)


def line_for(actor: Actor, skill: Skill, *, on: date) -> tuple[Line, Summary]:
    """The line of one skill and the figures on top, after a click."""
    found, levels = _profile(actor, on), framework.levels()
    own = [one for one in found if one.skill.pk == skill.pk] or [_empty(skill)]
    return _lines(actor, own, levels)[0], summary_of(found)


@dataclass(frozen=True, slots=True)
class SearchPage:
    text: str
    lines: list[Line]
    page: "Page[Skill]"


def search_page(actor: Actor, *, text: str, number: str, on: date) -> SearchPage:
    skills = framework.searched(framework.usable_skills(), text)
    page = Paginator(skills, SIZE).get_page(number)
    known = {one.skill.pk: one for one in _profile(actor, on)}
    found = [known.get(skill.pk, _empty(skill)) for skill in page]
    return SearchPage(text, _lines(actor, found, framework.levels()), page)


@dataclass(frozen=True, slots=True)
class ViewersPage:
    viewers: list[access.SkillViewer]


def viewers_page(actor: Actor, *, on: date) -> ViewersPage:
    return ViewersPage(access.viewers_of_profile(actor.person_id, on=on) if actor.person_id else [])


def _title(asked: int, reached: int) -> str:
    if not asked:
        return _("Laat zien wat je kunt")
    if asked == reached:
        return _("Je hebt alle skills die je functie vraagt")
    words = {"reached": reached, "asked": asked}
    return (
        ngettext(
            "Je hebt %(reached)d van de %(asked)d gevraagde skill op niveau",
            "Je hebt %(reached)d van de %(asked)d gevraagde skills op niveau",
            asked,
        )
        % words
    )


def _profile(actor: Actor, on: date) -> list[SkillLine]:
    return profile_of(actor.person_id, on=on) if actor.person_id else []


def _lines(actor: Actor, found: Sequence[SkillLine], levels: Sequence[Level]) -> list[Line]:
    voice = Voice(levels, is_own=True)
    wanted = [Wanted(one.skill.pk, one.asked or 0, one.missing) for one in found if one.missing]
    offers = offers_for(actor, wanted)
    return [line(one, voice, offers.get(one.skill.pk, ())) for one in found]


def _empty(skill: Skill) -> SkillLine:
    return SkillLine(skill, None, (), None, None, None, None)


def matches(text: str, *words: str) -> bool:
    """Whether every typed word begins a word of these."""
    known = " " + " ".join(map(plain, words))
    return all(f" {word}" in known for word in plain(text).split())
