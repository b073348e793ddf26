"""What the year brings, month by month: rounds, meetings, deadlines, reviews, contracts, publication days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.portfolio.enums import RetirementState
from bekwaam.domains.portfolio.models import AgendaItem, Contract, NeedRound, PortfolioMeeting, Retirement


class Happening(StrEnum):
    ROUND_OPENS = "round_opens"
    ROUND_CLOSES = "round_closes"
    MEETING = "meeting"
    DECISION_DUE = "decision_due"
    REVIEW = "review"
    PUBLISH_FROM = "publish_from"
    PUBLISH_UNTIL = "publish_until"
    RETIRES = "retires"
    NOTICE = "notice"
    CONTRACT_ENDS = "contract_ends"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    on: date
    kind: Happening
    title: str
    thing_id: UUID


Period = tuple[date, date]


def entries(
    period: Period, *, activities: QuerySet[Activity], contracts: QuerySet[Contract], keeps: bool
) -> list[CalendarEntry]:
    """Within these days, of what the asker may see; meetings and their decisions for who keeps the portfolio."""
    found = [*_rounds(period), *_activities(period, activities), *_contracts(period, contracts)]
    if keeps:
        found += [*_meetings(period), *_due(period), *_leaving(period)]
    return sorted(found, key=lambda each: (each.on, each.kind, each.title))


def _rounds(period: Period) -> Iterator[CalendarEntry]:
    for each in NeedRound.objects.filter(closes_on__gte=period[0], opens_on__lte=period[1]):
        for day, kind in ((each.opens_on, Happening.ROUND_OPENS), (each.closes_on, Happening.ROUND_CLOSES)):
            if period[0] <= day <= period[1]:
                yield CalendarEntry(day, kind, each.name, each.pk)


def _meetings(period: Period) -> Iterator[CalendarEntry]:
    for each in PortfolioMeeting.objects.filter(held_on__range=period):
        yield CalendarEntry(each.held_on, Happening.MEETING, each.title, each.pk)


def _due(period: Period) -> Iterator[CalendarEntry]:
    for each in AgendaItem.objects.filter(due_on__range=period, need__isnull=False):
        yield CalendarEntry(each.due_on, Happening.DECISION_DUE, each.subject, each.need_id)


def _leaving(period: Period) -> Iterator[CalendarEntry]:
    rows = Retirement.objects.filter(leaves_on__range=period).exclude(state=RetirementState.WITHDRAWN)
    for each in rows.values_list("leaves_on", "activity__published__title", "activity_id"):
        yield CalendarEntry(each[0], Happening.RETIRES, each[1] or "", each[2])


def _activities(period: Period, activities: QuerySet[Activity]) -> Iterator[CalendarEntry]:
    columns = {
        "review_on": Happening.REVIEW,
        "publish_from": Happening.PUBLISH_FROM,
        "publish_until": Happening.PUBLISH_UNTIL,
    }
    for column, kind in columns.items():
        rows = activities.filter(published__isnull=False, **{f"{column}__range": period})
        for day, title, pk in rows.values_list(column, "published__title", "pk"):
            yield CalendarEntry(day, kind, title, pk)


def _contracts(period: Period, contracts: QuerySet[Contract]) -> Iterator[CalendarEntry]:
    for column, kind in (("notice_on", Happening.NOTICE), ("ends_on", Happening.CONTRACT_ENDS)):
        for day, title, pk in contracts.filter(**{f"{column}__range": period}).values_list(
            column, "title", "pk"
        ):
            yield CalendarEntry(day, kind, title, pk)
