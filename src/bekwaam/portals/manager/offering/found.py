"""What of the offering a manager sees suits the team, and how far the team is with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from bekwaam.domains.catalogue.access import visible_activities
from bekwaam.domains.catalogue.audience.queries import seen_by
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Activity, VersionFunction, VersionSkill, VersionTheme
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.teams import team_jobs
from bekwaam.domains.records.queries import last_done_each
from bekwaam.domains.skills.models import FunctionSkill
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import parse_id


@dataclass(frozen=True, slots=True)
class Team:
    """The own people by id, with their names, and who has which function."""

    names: dict[UUID, str]
    units: dict[UUID, str]
    """Where they work; also those that were not asked for."""
    functions: dict[UUID, str]
    by_function: dict[UUID, set[UUID]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Empty asks for everything."""

    function: str = ""
    theme: str = ""
    form: str = ""
    skill: str = ""
    unit: str = ""


NAMES = {"unit": "onderdeel", "function": "functie", "theme": "thema", "skill": "skill", "form": "werkvorm"}
"""How each is called in the address."""


@dataclass(frozen=True, slots=True)
class Suited:
    """One activity for this team, with the names of whom it concerns."""

    activity: Activity
    meant_for: tuple[str, ...]
    did: tuple[str, ...]
    cannot_see: tuple[str, ...]


def team_of(actor: Actor, on: date, unit: str = "") -> Team:
    """All of the own people, or those of one unit."""
    jobs = list(team_jobs(actor, on=on))
    units = dict(sorted({job.unit_id: job.unit.name for job in jobs}.items(), key=lambda pair: pair[1]))
    wanted = parse_id(unit)
    return _team([job for job in jobs if job.unit_id == wanted] if wanted in units else jobs, units)


def skills_asked(team: Team) -> list[tuple[UUID, str]]:
    """The skills that the functions of the team ask."""
    asked = FunctionSkill.objects.filter(function__in=list(team.functions), skill__is_active=True)
    rows = asked.order_by("skill__sort_key").values_list("skill_id", "skill__label")
    return list(dict.fromkeys(rows))


def offering_for(actor: Actor, team: Team, wanted: Wanted, on: date) -> QuerySet[Activity]:
    """What suits most functions of the team first. Nothing that the manager does not see."""
    rows = visible_activities(actor, on=on).select_related("published")
    if (function_id := parse_id(wanted.function)) is not None:
        links = VersionFunction.objects.filter(version=OuterRef("published"), function=function_id)
        rows = rows.filter(Exists(links))
    if wanted.theme:
        themes = VersionTheme.objects.filter(version=OuterRef("published"), theme__code=wanted.theme)
        rows = rows.filter(Exists(themes))
    if (skill_id := parse_id(wanted.skill)) is not None:
        skills = VersionSkill.objects.filter(version=OuterRef("published"), skill=skill_id)
        rows = rows.filter(Exists(skills))
    if wanted.form in Form.values:
        rows = rows.filter(form=wanted.form)
    theirs = Q(published__function_links__function__in=list(team.functions))
    rows = rows.annotate(suits=Count("published__function_links", filter=theirs), title=F("published__title"))
    functions = VersionFunction.objects.filter(
        version=OuterRef("published"), function__in=list(team.functions)
    )
    return rows.annotate(function_ids=ArraySubquery(functions.values("function")))


def suited(activities: Sequence[Activity], team: Team, on: date) -> list[Suited]:
    """Two queries, whatever the number of activities."""
    ids, people = [activity.pk for activity in activities], list(team.names)
    seers, done = seen_by(ids, people, on), last_done_each(ids, people)
    return [_suited(activity, team, seers[activity.pk], done.get(activity.pk, {})) for activity in activities]


def _suited(activity: Activity, team: Team, seers: set[UUID], done: Mapping[UUID, date]) -> Suited:
    function_ids: list[UUID] = activity.function_ids  # type: ignore[attr-defined]
    meant = set().union(*(team.by_function[one] for one in function_ids))
    return Suited(
        activity,
        meant_for=_names(team, meant - set(done)),
        did=_names(team, set(done)),
        cannot_see=_names(team, set(team.names) - seers),
    )


def _names(team: Team, people: set[UUID]) -> tuple[str, ...]:
    return tuple(name for person_id, name in team.names.items() if person_id in people)


def _team(jobs: Sequence[Employment], units: dict[UUID, str]) -> Team:
    by_function: dict[UUID, set[UUID]] = {}
    functions: dict[UUID, str] = {}
    for job in jobs:
        if job.function is not None:
            functions[job.function.pk] = job.function.name
            by_function.setdefault(job.function.pk, set()).add(job.person_id)
    by_name = dict(sorted(functions.items(), key=lambda pair: pair[1]))
    return Team({job.person_id: job.person.full_name for job in jobs}, units, by_name, by_function)
