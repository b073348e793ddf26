"""The list of a back office: narrowed, sorted and counted. Who manages what is decided in `access`."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from bekwaam.domains.catalogue.enums import ActivityState, LinkKind, VersionState
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, VersionLink, VersionTheme
from bekwaam.domains.catalogue.queries import OPEN_VERSIONS
from bekwaam.domains.organisation.queries import unit_ids_below

OVERDUE, NO_WORDS, WAITING, NO_KEEPER = "controle", "beschrijving", "beoordeling", "beheerder"
SORTS = {
    "gewijzigd": ("-changed_at", "-pk"),
    "titel": ("title", "pk"),
    "code": ("code", "pk"),
    "controle": ("review_on", "pk"),
}
DEFAULT_SORT = "gewijzigd"


@dataclass(frozen=True, slots=True)
class OfferingFilter:
    text: str = ""
    state: str = ""
    unit_id: UUID | None = None
    form: str = ""
    theme_id: UUID | None = None
    attention: str = ""


def with_latest(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """With the words of the newest version, be it a draft or not."""
    versions = ActivityVersion.objects.filter(activity=OuterRef("pk")).order_by("-number")
    return activities.annotate(
        latest_id=Subquery(versions.values("pk")[:1]),
        title=Subquery(versions.values("title")[:1]),
        latest_state=Subquery(versions.values("state")[:1]),
    )


def narrowed(activities: QuerySet[Activity], wanted: OfferingFilter, *, on: date) -> QuerySet[Activity]:
    found = without_state(activities, wanted, on=on)
    return found.filter(state=wanted.state) if wanted.state else found


def without_state(activities: QuerySet[Activity], wanted: OfferingFilter, *, on: date) -> QuerySet[Activity]:
    found = with_latest(activities)
    for word in wanted.text.split()[:6]:
        found = found.filter(Q(title__icontains=word) | Q(code__icontains=word))
    if wanted.unit_id:
        found = found.filter(owner_unit__in=unit_ids_below(wanted.unit_id))
    if wanted.form:
        found = found.filter(form=wanted.form)
    if wanted.theme_id:
        links = VersionTheme.objects.filter(version=OuterRef("latest_id"), theme_id=wanted.theme_id)
        found = found.filter(Exists(links))
    return _needing(found, wanted.attention, on)


def _needing(activities: QuerySet[Activity], attention: str, on: date) -> QuerySet[Activity]:
    if attention == OVERDUE:
        return activities.filter(review_on__lte=on).exclude(state=ActivityState.ARCHIVED)
    if attention == NO_WORDS:
        bare = ActivityVersion.objects.filter(pk=OuterRef("latest_id"), image__isnull=False, image_alt="")
        return activities.filter(Exists(bare))
    if attention == WAITING:
        waiting = ActivityVersion.objects.filter(pk=OuterRef("latest_id"), state=VersionState.IN_REVIEW)
        return activities.filter(Exists(waiting))
    if attention == NO_KEEPER:
        return activities.filter(keeper__isnull=True).exclude(state=ActivityState.ARCHIVED)
    return activities


def counts_by_state(activities: QuerySet[Activity]) -> dict[str, int]:
    rows = activities.order_by().values("state").annotate(total=Count("pk"))
    return {row["state"]: row["total"] for row in rows}


def in_order(activities: QuerySet[Activity], sort: str) -> QuerySet[Activity]:
    first, last = SORTS.get(sort, SORTS[DEFAULT_SORT])
    if first == "review_on":
        return activities.order_by(F("review_on").asc(nulls_last=True), last)
    return activities.order_by(first, last)


def titles_of(activities: QuerySet[Activity], ids: set[UUID]) -> dict[UUID, str]:
    """The newest title of those among these activities; for lines that name another activity."""
    rows = with_latest(activities.filter(pk__in=ids))
    return {activity.pk: activity.title for activity in rows}  # type: ignore[attr-defined]


def activities_like(activities: QuerySet[Activity], words: str, *, limit: int) -> list[Activity]:
    found = narrowed(
        activities.exclude(state=ActivityState.ARCHIVED), OfferingFilter(text=words), on=date.max
    )
    return list(in_order(found, "titel")[:limit]) if words.strip() else []


def open_version_of(activity_id: UUID) -> ActivityVersion | None:
    found: ActivityVersion | None = (
        ActivityVersion.objects.filter(activity_id=activity_id, state__in=OPEN_VERSIONS)
        .select_related("image", "supplier")
        .first()
    )
    return found


def who_asks_first_for(activity_id: UUID) -> int:
    """How many other activities say that this one comes first."""
    rows = VersionLink.objects.filter(other_id=activity_id, kind=LinkKind.PREREQUISITE)
    return (
        rows.exclude(version__state=VersionState.SUPERSEDED).values("version__activity_id").distinct().count()
    )
