"""What functions ask, and how far somebody comes: the road to another job."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.people.models import Function
from bekwaam.domains.skills.models import FunctionSkill
from bekwaam.domains.skills.profiles import SkillLine, profile_of, standings_of
from bekwaam.domains.skills.queries import asked, framework
from bekwaam.domains.skills.rules.levels import Fit, Standing, fit
from bekwaam.kernel.actors import Actor
from bekwaam.portals.learner.skills.pages import matches
from bekwaam.portals.shared.skills.lines import Voice, verdict

SIZE = 24


@dataclass(frozen=True, slots=True)
class FunctionLine:
    id: UUID
    name: str
    family: str
    fit: Fit
    words: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class FunctionsPage:
    text: str
    by_fit: bool
    lines: list[FunctionLine]
    page: "Page[Function]"


def functions_page(actor: Actor, *, text: str, order: str, number: str, on: date) -> FunctionsPage:
    """By name, or first what comes closest to what somebody has."""
    wants, mine, own = asked.asked_by_all(), _standings(actor, on), _own_functions(actor, on)
    found = [one for one in asked.functions_that_ask() if matches(text, one.name, one.family, one.code)]
    fits = {one.pk: fit(wants[one.pk], mine) for one in found}
    by_fit = order != "naam"
    if by_fit:
        found.sort(key=lambda one: -fits[one.pk].share)
    page = Paginator(found, SIZE).get_page(number)
    lines = [_function_line(one, fits[one.pk], one.pk in own) for one in page]
    return FunctionsPage(text, by_fit, lines, page)


def _function_line(function: Function, found: Fit, is_own: bool) -> FunctionLine:
    words = _("%(met)d van %(asked)d op niveau") % {"met": found.met, "asked": found.asked}
    return FunctionLine(function.pk, function.name, function.family, found, words, is_own)


@dataclass(frozen=True, slots=True)
class AskedLine:
    id: UUID
    label: str
    definition: str
    sentence: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class FunctionPage:
    function: Function
    title: str
    is_own: bool
    fit: Fit
    groups: list[tuple[str, str, list[AskedLine]]]


def function_page(actor: Actor, function: Function, *, on: date) -> FunctionPage:
    rows = asked.asked_by_function(function.pk)
    profile = {one.skill.pk: one for one in _profile(actor, on)}
    mine = {skill_id: one.standing for skill_id, one in profile.items() if one.standing}
    found = fit({row.skill_id: row.level for row in rows}, mine)
    voice = Voice(framework.levels(), is_own=True)
    return FunctionPage(
        function=function,
        title=_title(found),
        is_own=any(function.name in one.functions for one in profile.values()),
        fit=found,
        groups=_groups([(row, _asked_line(row, mine.get(row.skill_id), voice)) for row in rows]),
    )


def _title(found: Fit) -> str:
    if not found.asked:
        return _("Deze functie vraagt nog geen skills")
    if found.is_whole:
        return _("Je hebt alles wat deze functie vraagt")
    return ngettext(
        "Je hebt %(met)d van de %(asked)d skill op niveau",
        "Je hebt %(met)d van de %(asked)d skills op niveau",
        found.asked,
    ) % {"met": found.met, "asked": found.asked}


def _groups(rows: list[tuple[FunctionSkill, AskedLine]]) -> list[tuple[str, str, list[AskedLine]]]:
    found: dict[str, list[AskedLine]] = {}
    for row, line in rows:
        broader = row.skill.broader
        found.setdefault(broader.label if broader else _("Overige skills"), []).append(line)
    return [
        (f"groep-{number}", title, lines) for number, (title, lines) in enumerate(sorted(found.items()), 1)
    ]


def _asked_line(row: FunctionSkill, standing: Standing | None, voice: Voice) -> AskedLine:
    words = {"asked": voice.level(row.level), "own": voice.level(standing.level) if standing else ""}
    sentence = (
        _("Vraagt niveau %(asked)s. Je staat op niveau %(own)s.")
        if standing
        else _("Vraagt niveau %(asked)s.")
    )
    tone, status = verdict(row.level, standing)
    return AskedLine(row.skill_id, row.skill.label, row.skill.definition, sentence % words, tone, status)


def _profile(actor: Actor, on: date) -> list[SkillLine]:
    return profile_of(actor.person_id, on=on) if actor.person_id else []


def _standings(actor: Actor, on: date) -> dict[UUID, Standing]:
    return standings_of(actor.person_id, on=on) if actor.person_id else {}


def _own_functions(actor: Actor, on: date) -> set[UUID]:
    return {one.function_id for one in asked.asked_of([actor.person_id], on=on)} if actor.person_id else set()
