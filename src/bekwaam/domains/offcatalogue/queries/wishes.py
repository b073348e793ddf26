"""What people wish for that is not on offer, counted: the portfolio reads it, and nobody can be found in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from bekwaam.domains.offcatalogue.enums import OPEN, Outcome, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.kernel.clock import AMSTERDAM
from bekwaam.kernel.periods import Period

FEWEST = 5
"""A group of fewer people is not shown to those who are not involved."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One theme or one unit. Amounts are what was asked for, as filled in."""

    key: UUID | None
    label: str
    requests: int
    people: int
    granted: int
    added: int
    cost: Decimal


def open_wishes(unit_ids: Collection[UUID] | None = None, *, fewest: int = FEWEST) -> list[Wish]:
    """By theme: what is asked for now and not decided yet."""
    rows = _within(OffCatalogueRequest.objects.filter(state__in=OPEN), unit_ids)
    return _grouped(rows, "theme", fewest)


def statistics(
    period: Period, unit_ids: Collection[UUID] | None = None, *, by: str = "theme", fewest: int = FEWEST
) -> list[Wish]:
    """Submitted in the period, by `theme` or by `unit`."""
    if by not in ("theme", "unit"):
        raise ValueError(f"requests are not counted by {by}")
    rows = OffCatalogueRequest.objects.filter(submitted_at__gte=_start(period.start))
    if period.end is not None:
        rows = rows.filter(submitted_at__date__lte=period.end)
    return _grouped(_within(rows, unit_ids), by, fewest)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _within(rows: "QuerySet[OffCatalogueRequest]", unit_ids: Collection[UUID] | None) -> Any:
    return rows if unit_ids is None else rows.filter(unit__in=unit_ids)


def _grouped(rows: Any, by: str, fewest: int) -> list[Wish]:
    money = F("course_cost") + F("travel_cost") + F("other_cost")
    counted = rows.values(key=F(by), label=F(f"{by}__name")).annotate(
        requests=Count("pk"),
        people=Count("person", distinct=True),
        granted=Count("pk", filter=Q(state=State.GRANTED)),
        added=Count("pk", filter=Q(outcome=Outcome.ADDED)),
        cost=Coalesce(Sum(money, output_field=DecimalField()), Decimal(0), output_field=DecimalField()),
    )
    found = counted.filter(people__gte=fewest).order_by("-people", "label")
    return [Wish(**{**row, "label": row["label"] or ""}) for row in found]
