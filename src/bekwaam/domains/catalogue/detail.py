"""One activity with all that hangs on it, as far as one person sees that; what is hidden leaves no gap.

It is one query: names, dates and links come along as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from bekwaam.domains.catalogue.access import visible_activities
from bekwaam.domains.catalogue.audience.queries import BOOKABLE
from bekwaam.domains.catalogue.enums import LinkKind, RunState
from bekwaam.domains.catalogue.models import (
    Activity,
    ActivityVersion,
    AnnouncedRun,
    VersionFunction,
    VersionLink,
    VersionSkill,
    VersionTheme,
)
from bekwaam.domains.catalogue.queries import OPEN_VERSIONS
from bekwaam.domains.catalogue.search.models import Favourite
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import parse_id

AROUND = ("published__supplier", "published__image", "owner_unit")


@dataclass(frozen=True, slots=True)
class Label:
    """Something that is only named here."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A skill that it works on, and the level it leads to."""

    id: UUID
    code: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Linked:
    """Another activity, as much of it as a card shows."""

    id: UUID
    code: str
    form: str
    title: str
    summary: str
    duration: str


@dataclass(frozen=True, slots=True)
class Run:
    """`seats_left` None means that seats are not counted."""

    id: UUID
    label: str
    starts_at: datetime
    ends_at: datetime
    place: str
    is_online: bool
    seats_left: int | None


@dataclass(frozen=True, slots=True)
class Detail:
    activity: Activity
    version: ActivityVersion
    can_book: bool
    is_kept: bool
    themes: tuple[Label, ...]
    functions: tuple[Label, ...]
    skills: tuple[Aim, ...]
    related: tuple[Linked, ...]
    prerequisites: tuple[Linked, ...]
    runs: tuple[Run, ...]


def detail_for(
    actor: Actor, activity_id: object, *, on: date, at: datetime, also: Mapping[str, Any] | None = None
) -> Detail | None:
    """Nothing when this person does not see the activity, as if it did not exist.

    `also` is what a floor above wants to know in the same query; the answers stand on the activity by name.
    """
    wanted = parse_id(activity_id)
    if wanted is None:
        return None
    seen = visible_activities(actor, on=on)
    rows = with_everything(seen.filter(pk=wanted), actor, links_to=seen, on=on, at=at)
    found = rows.annotate(**(also or {})).first()
    return detail_of(found, found.published) if found is not None and found.published else None


def newest_version_of(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """With `newest_id`: the draft when there is one, what is published otherwise."""
    drafts = ActivityVersion.objects.filter(activity=OuterRef("pk"), state__in=OPEN_VERSIONS)
    return activities.annotate(newest_id=Coalesce(Subquery(drafts.values("pk")[:1]), F("published_id")))


def detail_of(activity: Any, version: ActivityVersion) -> Detail:
    """From a row that came `with_everything` of this version."""
    return Detail(
        activity=activity,
        version=version,
        can_book=activity.can_book,
        is_kept=activity.is_kept,
        themes=_labels(activity.theme_rows),
        functions=_labels(activity.function_rows),
        skills=tuple(_aim(row) for row in activity.skill_rows),
        related=_linked(activity.link_rows, LinkKind.RELATED),
        prerequisites=_linked(activity.link_rows, LinkKind.PREREQUISITE),
        runs=tuple(_run(row) for row in activity.run_rows),
    )


def with_everything(
    activities: QuerySet[Activity],
    actor: Actor,
    *,
    links_to: QuerySet[Activity],
    on: date,
    at: datetime,
    version_id: str = "published_id",
) -> QuerySet[Activity]:
    """Links lead only to what stands in `links_to`, and only runs that are not over come along."""
    version = OuterRef(version_id)
    themes = VersionTheme.objects.filter(version=version).order_by("theme__position", "theme__name")
    functions = VersionFunction.objects.filter(version=version).order_by("function__name", "pk")
    skills = VersionSkill.objects.filter(version=version).order_by("skill__sort_key", "pk")
    links = VersionLink.objects.filter(version=version, other__in=links_to)
    runs = AnnouncedRun.objects.filter(activity=OuterRef("pk"), state=RunState.OPEN, ends_at__gte=at)
    bookable = Q(is_open_to_book=True) | Q(pk__in=RawSQL(BOOKABLE, (actor.person_id, on)))  # noqa: S611 - a constant, with parameters
    return activities.select_related(*AROUND).annotate(
        is_kept=Exists(Favourite.objects.filter(activity=OuterRef("pk"), person=actor.person_id)),
        can_book=ExpressionWrapper(bookable, output_field=BooleanField()),
        theme_rows=ArraySubquery(themes.values(found=_label("theme"))),
        function_rows=ArraySubquery(functions.values(found=_label("function"))),
        skill_rows=ArraySubquery(skills.values(found=AIM)),
        link_rows=ArraySubquery(links.order_by("other__code").values(found=LINK)),
        run_rows=ArraySubquery(runs.order_by("starts_at", "pk").values(found=RUN)),
    )


def _label(to: str) -> JSONObject:
    return JSONObject(id=f"{to}__id", code=f"{to}__code", name=f"{to}__name")


AIM = JSONObject(id="skill__id", code="skill__code", name="skill__label", level="level")
LINK = JSONObject(
    kind="kind",
    id="other__id",
    code="other__code",
    form="other__form",
    title="other__published__title",
    summary="other__published__summary",
    duration="other__published__duration",
)
RUN_COLUMNS = ("id", "label", "starts_at", "ends_at", "place", "is_online", "seats_total", "seats_taken")
RUN = JSONObject(**{name: name for name in RUN_COLUMNS})


def _labels(rows: list[dict[str, str]]) -> tuple[Label, ...]:
    return tuple(Label(UUID(row["id"]), row["code"], row["name"]) for row in rows)


def _aim(row: dict[str, Any]) -> Aim:
    return Aim(UUID(row["id"]), row["code"], row["name"], row["level"])


def _linked(rows: list[dict[str, str]], kind: LinkKind) -> tuple[Linked, ...]:
    names = ("code", "form", "title", "summary", "duration")
    return tuple(
        Linked(UUID(row["id"]), **{name: row[name] for name in names}) for row in rows if row["kind"] == kind
    )


def _run(row: dict[str, Any]) -> Run:
    return Run(
        id=UUID(row["id"]),
        label=row["label"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        ends_at=datetime.fromisoformat(row["ends_at"]),
        place=row["place"],
        is_online=row["is_online"],
        seats_left=None if row["seats_total"] is None else row["seats_total"] - row["seats_taken"],
    )
