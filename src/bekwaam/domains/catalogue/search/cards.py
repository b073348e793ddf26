"""What a card in a list says of an activity. It knows no rights: ask it only for what somebody was found to see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.domains.catalogue.search.models import Favourite

NEW_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    activity_id: UUID
    code: str
    form: str
    title: str
    summary: str
    duration: str
    price: Decimal
    rating_sum: int
    rating_count: int
    published_at: datetime | None
    is_kept: bool
    starts_at: datetime | None = None
    place: str = ""
    is_online: bool = False
    seats_left: int | None = None
    """Of the first run that has any, or of the first one; None when they are not counted."""

    def is_new(self, at: datetime) -> bool:
        return self.published_at is not None and at - self.published_at < NEW_FOR


COLUMNS = {
    "activity_id": "pk",
    "code": "code",
    "form": "form",
    "title": "published__title",
    "summary": "published__summary",
    "duration": "published__duration",
    "price": "published__internal_price",
    "rating_sum": "rating_sum",
    "rating_count": "rating_count",
    "published_at": "published__published_at",
    "is_kept": "is_kept",
}


def facts_of(activity_ids: Collection[UUID], *, person_id: UUID | None, at: datetime) -> dict[UUID, Facts]:
    kept = Exists(Favourite.objects.filter(person=person_id, activity=OuterRef("pk")))
    activities = Activity.objects.filter(pk__in=activity_ids).annotate(is_kept=kept)
    rows = activities.values_list(*COLUMNS.values())
    runs = _next_runs(activity_ids, at)
    return {
        row[0]: Facts(**dict(zip(COLUMNS, row, strict=True)), **_of_run(runs.get(row[0]))) for row in rows
    }


def _next_runs(activity_ids: Collection[UUID], at: datetime) -> dict[UUID, AnnouncedRun]:
    """Per activity its first run that still has seats, or else its first."""
    runs = AnnouncedRun.objects.filter(
        activity__in=activity_ids, state=RunState.OPEN, starts_at__gte=at
    ).order_by("starts_at", "pk")
    found: dict[UUID, AnnouncedRun] = {}
    for run in runs:
        first = found.setdefault(run.activity_id, run)
        if _left(first) == 0 and _left(run) != 0:
            found[run.activity_id] = run
    return found


def _left(run: AnnouncedRun) -> int | None:
    return None if run.seats_total is None else run.seats_total - run.seats_taken


def _of_run(run: AnnouncedRun | None) -> dict[str, Any]:
    if run is None:
        return {}
    return {
        "starts_at": run.starts_at,
        "place": run.place,
        "is_online": run.is_online,
        "seats_left": _left(run),
    }
