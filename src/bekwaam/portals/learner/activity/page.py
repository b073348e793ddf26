"""What the page of one activity shows to the person who reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from bekwaam.domains.catalogue.cleaning import clean_html
from bekwaam.domains.catalogue.detail import Aim, Detail, Label, Linked
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.design.queries import Programme, programme_to_read
from bekwaam.domains.exchange.queries import academy_behind
from bekwaam.domains.records import queries
from bekwaam.kernel.actors import Actor
from bekwaam.portals.learner.activity import words
from bekwaam.portals.learner.activity.reviews import Reviews, reviews_of
from bekwaam.portals.learner.activity.runs import RunLine, run_line
from bekwaam.portals.learner.activity.team import TeamPart, team_of, team_part
from bekwaam.portals.shared import time_spans
from bekwaam.portals.shared.activity_cards import ActivityCard, linked_card
from bekwaam.portals.shared.activity_costs import Costs, costs_of
from bekwaam.portals.shared.work_forms import WITH_DATES, icon_of, opening_of


@dataclass(frozen=True, slots=True)
class First:
    """Something to do before this. `done_on` is empty when that is still to come."""

    title: str
    href: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class WayIn:
    """A link out of the platform."""

    href: str
    words: str | Promise
    host: str


@dataclass(frozen=True, slots=True)
class ActivityPage:
    activity: Activity
    version: ActivityVersion
    icon: str
    offered_by: str
    """The other academy it comes from, if it does."""
    themes: tuple[Label, ...]
    functions: tuple[Label, ...]
    skills: tuple[Aim, ...]
    goals: list[str]
    contents: SafeString
    programme: Programme | None
    study_load: str
    way_in: WayIn | None
    image: str
    costs: Costs
    taking_part: words.TakingPart
    runs: list[RunLine]
    lacks_dates: bool
    first: list[First]
    related: list[ActivityCard]
    done_on: date | None
    is_kept: bool
    reviews: Reviews
    team: TeamPart | None


def activity_page(actor: Actor, detail: Detail, *, on: date, at: datetime, has_design: bool) -> ActivityPage:
    """`has_design`: this academy shows how an activity is taught, day by day."""
    activity, version = detail.activity, detail.version
    person_id, team = actor.person_id or activity.pk, team_of(actor, on)
    asked = [activity.pk, *(other.id for other in detail.prerequisites)]
    done = queries.last_done_each(asked, [person_id, *team])
    did = done.get(activity.pk, {})
    return ActivityPage(
        activity=activity,
        version=version,
        icon=icon_of(activity.form),
        offered_by=academy_behind(activity.pk) if activity.is_from_elsewhere else "",
        themes=detail.themes,
        functions=detail.functions,
        skills=detail.skills,
        goals=version.goals.splitlines(),
        contents=mark_safe(clean_html(version.contents)),  # noqa: S308 - cleaned here, and when it came in
        programme=programme_to_read(version) if has_design and activity.has_days else None,  # type: ignore[attr-defined]
        study_load=time_spans.in_words(version.study_load_minutes) if version.study_load_minutes else "",
        way_in=_way_in(activity, version),
        image=reverse("activity-image", args=[activity.pk]) if version.image_id else "",
        costs=costs_of(activity, version, person_id, on),
        taking_part=words.taking_part(activity, version, can_book=detail.can_book),
        runs=[run_line(run) for run in detail.runs],
        lacks_dates=not detail.runs and activity.form in WITH_DATES,
        first=[_first(other, done.get(other.id, {}).get(person_id)) for other in detail.prerequisites],
        related=[linked_card(other) for other in detail.related],
        done_on=did.get(person_id),
        is_kept=detail.is_kept,
        reviews=reviews_of(activity, person_id),
        team=team_part(team, activity.pk, did, on),
    )


def _way_in(activity: Activity, version: ActivityVersion) -> WayIn | None:
    if not version.link:
        return None
    return WayIn(version.link, opening_of(activity.form), urlsplit(version.link).hostname or "")


def _first(other: Linked, done_on: date | None) -> First:
    return First(other.title, reverse("activity", args=[other.id]), done_on)
