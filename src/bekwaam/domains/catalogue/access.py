"""The only way in which a portal gets an activity: to learn from, or to manage."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import NullIf

from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.models import Activity, BulkRun, VersionFunction, VersionSkill
from bekwaam.domains.catalogue.rules import is_system, managing_grants
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.queries.people import holding
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import parse_id


def visible_activities(actor: Actor, *, on: date) -> QuerySet[Activity]:
    """What this person sees in the catalogue; who is nobody sees nothing."""
    if actor.person_id is None:
        nothing: QuerySet[Activity] = Activity.objects.none()
        return nothing
    return visible_to(actor.person_id, on)


def activity_for(actor: Actor, activity_id: object, *, on: date) -> Activity | None:
    wanted = parse_id(activity_id)
    return visible_activities(actor, on=on).filter(pk=wanted).first() if wanted else None


@dataclass(frozen=True, slots=True)
class Leading:
    """An activity that leads to a level of a skill."""

    skill_id: UUID
    level: int
    activity_id: UUID
    title: str


def leading_to(actor: Actor, skill_ids: Collection[UUID], *, on: date) -> list[Leading]:
    """Of what this person sees: everything that works on one of these skills. For the own work first, then by rating."""
    seen = visible_activities(actor, on=on).values("published_id")
    links = VersionSkill.objects.filter(skill__in=skill_ids, version__in=seen)
    mean = F("version__activity__rating_sum") * 1.0 / NullIf(F("version__activity__rating_count"), 0)
    own = Exists(_for_own_work(actor, on).filter(version=OuterRef("version")))
    rows = links.order_by(own.desc(), mean.desc(nulls_last=True), "version__title", "pk")
    columns = rows.values_list("skill_id", "level", "version__activity_id", "version__title")
    return [Leading(*row) for row in columns]


def meant_for_work(actor: Actor, *, on: date, most: int) -> list[UUID]:
    """Of what this person sees: what is meant for a function they have now, the newest first."""
    links = _for_own_work(actor, on).filter(version=OuterRef("published_id"))
    found = visible_activities(actor, on=on).filter(Exists(links))
    rows = found.order_by(F("published__published_at").desc(nulls_last=True), "pk")
    return list(rows.values_list("pk", flat=True)[:most])


def _for_own_work(actor: Actor, on: date) -> QuerySet[VersionFunction]:
    jobs = Employment.objects.filter(holding(on), person_id=actor.person_id)
    links: QuerySet[VersionFunction] = VersionFunction.objects.filter(function__in=jobs.values("function_id"))
    return links


def managed_units(actor: Actor) -> frozenset[UUID] | None:
    """The units whose offering this actor manages; None means every unit."""
    grants = managing_grants(actor)
    if is_system(actor) or any(grant.unit_ids is None for grant in grants):
        return None
    return frozenset().union(*(grant.unit_ids or frozenset() for grant in grants))


def manages_anything(actor: Actor) -> bool:
    units = managed_units(actor)
    return units is None or bool(units)


def managed_activities(actor: Actor) -> QuerySet[Activity]:
    activities: QuerySet[Activity] = Activity.objects.all()
    units = managed_units(actor)
    return activities if units is None else activities.filter(owner_unit__in=units)


def activities_to_name(actor: Actor, *, on: date) -> QuerySet[Activity]:
    """What an editor may refer to: what is managed, and what is seen in the catalogue."""
    managed = managed_activities(actor)
    if managed_units(actor) is None:
        return managed
    seen = visible_activities(actor, on=on)
    named: QuerySet[Activity] = Activity.objects.filter(
        Q(pk__in=managed.values("pk")) | Q(pk__in=seen.values("pk"))
    )
    return named


def managed_activity_for(actor: Actor, activity_id: object) -> Activity | None:
    """The activity, when this actor manages it; nothing otherwise, as if it did not exist."""
    wanted = parse_id(activity_id)
    return managed_activities(actor).filter(pk=wanted).first() if wanted else None


def managed_run_for(actor: Actor, run_id: object) -> BulkRun | None:
    """A change of many at once: for who made it, and for the learning centre."""
    wanted = parse_id(run_id)
    runs = BulkRun.objects.all()
    if managed_units(actor) is not None:
        runs = runs.filter(made_by_id=actor.person_id)
    found: BulkRun | None = runs.filter(pk=wanted).first() if wanted else None
    return found
