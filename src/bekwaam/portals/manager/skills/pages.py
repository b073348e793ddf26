"""What a manager sees of the skills of the team, and of one person in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.skills import access
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.profiles import SkillLine, Wanted, profile_of, profiles_of
from bekwaam.domains.skills.queries import framework
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.skills.lines import Group, Line, Voice, grouped, line, verdict
from bekwaam.portals.shared.skills.offering import Offer, offers_for

SIZE, COLUMNS, GAPS = 25, 4, 8


@dataclass(frozen=True, slots=True)
class GapLine:
    """A skill that several people in the team have not reached."""

    label: str
    missing: int
    asked: int
    words: str
    offers: Sequence[Offer]


@dataclass(frozen=True, slots=True)
class Cell:
    label: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Member:
    id: UUID
    name: str
    function: str
    summary: str
    is_whole: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class TeamSkillsPage:
    title: str
    people: int
    gaps: list[GapLine]
    columns: list[str]
    members: list[Member]
    page: "Page[Person]"


def team_skills_page(actor: Actor, *, number: str, on: date) -> TeamSkillsPage:
    jobs = list(access.jobs_with_profile(actor, on=on))
    people = list({job.person_id: job.person for job in jobs}.values())
    profiles = profiles_of([person.pk for person in people], on=on)
    gaps = _gaps(actor, profiles.values())
    page = Paginator(people, SIZE).get_page(number)
    shown = _columns(profiles.values())
    functions = _functions(jobs)
    members = [_member(person, functions, profiles[person.pk], shown) for person in page]
    return TeamSkillsPage(
        title=_title(gaps, profiles),
        people=len(people),
        gaps=gaps[:GAPS],
        columns=[skill.label for skill in shown],
        members=members,
        page=page,
    )


def _title(gaps: Sequence[GapLine], profiles: Mapping[UUID, Sequence[SkillLine]]) -> str:
    if not any(found.asked for lines in profiles.values() for found in lines):
        return _("De functies van je team vragen nog geen skills")
    if not gaps:
        return _("Je team heeft alle gevraagde skills")
    words = {"skill": gaps[0].label}
    return _("Je team groeit het meest met “%(skill)s”") % words


def _asked(profiles: Iterable[Sequence[SkillLine]]) -> list[SkillLine]:
    return [found for lines in profiles for found in lines if found.asked is not None]


def _missing(profiles: Iterable[Sequence[SkillLine]]) -> Counter[UUID]:
    return Counter(found.skill.pk for found in _asked(profiles) if found.missing)


def _gaps(actor: Actor, profiles: Iterable[Sequence[SkillLine]]) -> list[GapLine]:
    """The skill that most people still have to reach first."""
    rows = list(profiles)
    missing, asked = _missing(rows), _asked(rows)
    total = Counter(found.skill.pk for found in asked)
    skills = {found.skill.pk: found.skill for found in asked}
    levels = {pk: max(found.asked or 0 for found in asked if found.skill.pk == pk) for pk in missing}
    ordered = sorted(missing, key=lambda pk: (-missing[pk], skills[pk].sort_key))[:GAPS]
    offers = offers_for(actor, [Wanted(pk, levels[pk], 1) for pk in ordered])
    return [
        GapLine(
            skills[pk].label,
            missing[pk],
            total[pk],
            _count_words(missing[pk], total[pk]),
            offers.get(pk, ()),
        )
        for pk in ordered
    ]


def _count_words(missing: int, asked: int) -> str:
    return _("%(missing)d van de %(asked)d nog niet") % {"missing": missing, "asked": asked}


def _columns(profiles: Iterable[Sequence[SkillLine]]) -> list[Skill]:
    """The skills of the matrix: most missing first, then most asked."""
    rows = list(profiles)
    asked, missing = _asked(rows), _missing(rows)
    total = Counter(found.skill.pk for found in asked)
    skills = {found.skill.pk: found.skill for found in asked}
    return sorted(skills.values(), key=lambda one: (-missing[one.pk], -total[one.pk], one.sort_key))[:COLUMNS]


def _functions(jobs: Iterable[Employment]) -> dict[UUID, str]:
    found: dict[UUID, list[str]] = {}
    for job in jobs:
        found.setdefault(job.person_id, []).append(job.function.name if job.function else "")
    return {pk: ", ".join(dict.fromkeys(name for name in names if name)) for pk, names in found.items()}


def _member(
    person: Person, functions: Mapping[UUID, str], profile: Sequence[SkillLine], shown: Sequence[Skill]
) -> Member:
    asked = [found for found in profile if found.asked is not None]
    reached = sum(not found.missing for found in asked)
    by_skill = {found.skill.pk: found for found in profile}
    return Member(
        id=person.pk,
        name=person.full_name,
        function=functions.get(person.pk, ""),
        summary=_("%(reached)d van %(asked)d") % {"reached": reached, "asked": len(asked)},
        is_whole=bool(asked) and reached == len(asked),
        cells=[_cell(skill, by_skill.get(skill.pk)) for skill in shown],
    )


def _cell(skill: Skill, found: SkillLine | None) -> Cell:
    tone, words = verdict(found.asked if found else None, found.standing if found else None)
    return Cell(skill.label, tone, words)


@dataclass(frozen=True, slots=True)
class MemberPage:
    person: Person
    title: str
    may_confirm: bool
    asked: list[Group]
    own: list[Line]


def member_page(actor: Actor, holder: access.ProfileHolder, *, on: date) -> MemberPage:
    person = holder.person
    profile = profile_of(person.pk, on=on)
    lines = _lines(actor, person, profile)
    pairs = list(zip(lines, profile, strict=True))
    return MemberPage(
        person=person,
        title=_("Skills van %(name)s") % {"name": person.full_name},
        may_confirm=holder.may_confirm,
        asked=grouped([one for one, known in pairs if known.asked is not None], _("Overige skills")),
        own=[one for one, known in pairs if known.asked is None],
    )


def member_line(actor: Actor, person: Person, skill: Skill, *, on: date) -> Line:
    """The line of one skill, after a click."""
    found = [one for one in profile_of(person.pk, on=on) if one.skill.pk == skill.pk]
    return _lines(actor, person, found or [SkillLine(skill, None, (), None, None, None, None)])[0]


def _lines(actor: Actor, person: Person, profile: Sequence[SkillLine]) -> list[Line]:
    voice = Voice(framework.levels(), is_own=False, name=person.given_name or person.full_name)
    wanted = [Wanted(one.skill.pk, one.asked or 0, one.missing) for one in profile if one.missing]
    offers = offers_for(actor, wanted)
    return [line(one, voice, offers.get(one.skill.pk, ())) for one in profile]
