"""One skill of one person in words: what is asked, what was said about it, and what is still to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.skills.profiles import SkillLine
from bekwaam.domains.skills.queries.framework import Level
from bekwaam.domains.skills.queries.statements import Statement
from bekwaam.domains.skills.rules.levels import Standing
from bekwaam.kernel.clock import AMSTERDAM
from bekwaam.portals.shared.skills.offering import Offer


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four buttons with which a level is said."""

    number: int
    name: str
    is_chosen: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Line:
    id: UUID
    label: str
    definition: str
    group: str
    sentences: tuple[str, ...]
    tone: str
    words: str
    steps: tuple[Step, ...]
    is_said: bool
    offers: Sequence[Offer] = ()


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Voice:
    """How the page speaks: to the person (`is_own`), or about the person to the manager."""

    levels: Sequence[Level]
    is_own: bool
    name: str = ""

    def level(self, number: int) -> str:
        return f"{number} ({self.levels[number - 1].name})"


def line(found: SkillLine, voice: Voice, offers: Sequence[Offer] = ()) -> Line:
    said = found.own if voice.is_own else found.confirmed
    tone, words = verdict(found.asked, found.standing)
    return Line(
        id=found.skill.pk,
        label=found.skill.label,
        definition=found.skill.definition,
        group=found.group,
        sentences=tuple(_sentences(found, voice)),
        tone=tone,
        words=words,
        steps=_steps(voice, said, found.asked),
        is_said=said is not None,
        offers=offers,
    )


def verdict(asked: int | None, standing: Standing | None) -> tuple[str, str]:
    """The status of a skill: tone and words."""
    if asked is None:
        return "na", _("Niet gevraagd")
    if standing is None:
        return "todo", _("Nog niets ingevuld")
    gap = asked - standing.level
    if gap <= 0:
        return "ok", _("Op niveau")
    return "warn", ngettext("Nog %(gap)d niveau", "Nog %(gap)d niveaus", gap) % {"gap": gap}


def grouped(lines: Sequence[Line], rest: str) -> list[Group]:
    """Under the names of their groups, in the order of the lines; `rest` is the heading of those without."""
    found: dict[str, list[Line]] = {}
    for one in lines:
        found.setdefault(one.group or rest, []).append(one)
    return [Group(f"groep-{number}", title, rows) for number, (title, rows) in enumerate(found.items(), 1)]


def _steps(voice: Voice, said: Statement | None, asked: int | None) -> tuple[Step, ...]:
    return tuple(
        Step(
            one.number,
            one.name,
            is_chosen=said is not None and said.level == one.number,
            is_asked=asked == one.number,
        )
        for one in voice.levels
    )


def _sentences(found: SkillLine, voice: Voice) -> list[str]:
    told = [_asked(found, voice), _earned(found.earned, voice), _confirmed(found.confirmed, voice)]
    return [sentence for sentence in (*told, _own(found.own, voice)) if sentence]


def _asked(found: SkillLine, voice: Voice) -> str:
    if found.asked is None:
        return ""
    functions = ", ".join(found.functions)
    words = {"function": functions, "level": voice.level(found.asked)}
    if voice.is_own:
        return _("Je functie %(function)s vraagt niveau %(level)s.") % words
    return _("De functie %(function)s vraagt niveau %(level)s.") % words


def _earned(earned: Statement | None, voice: Voice) -> str:
    if earned is None:
        return ""
    words = {"level": voice.level(earned.level), "day": _day(earned.stated_at)}
    return _("Behaald: niveau %(level)s op %(day)s.") % words


def _confirmed(confirmed: Statement | None, voice: Voice) -> str:
    if confirmed is None:
        return ""
    words = {
        "who": confirmed.stated_by or _("Iemand"),
        "level": voice.level(confirmed.level),
        "day": _day(confirmed.stated_at),
    }
    return _("%(who)s bevestigde niveau %(level)s op %(day)s.") % words


def _own(own: Statement | None, voice: Voice) -> str:
    if own is None:
        return _("Je hebt nog geen schatting gegeven.") if voice.is_own else _("Nog geen eigen schatting.")
    words = {"level": voice.level(own.level), "name": voice.name, "day": _day(own.stated_at)}
    if voice.is_own:
        return _("Je schat jezelf op niveau %(level)s.") % words
    return _("%(name)s schat zichzelf op niveau %(level)s, op %(day)s.") % words


def _day(at: datetime) -> str:
    return date_format(at.astimezone(AMSTERDAM), "j F Y")
