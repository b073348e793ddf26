"""What the year brings, month by month: rounds, meetings, deadlines, reviews, contracts, publication days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value

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
    period: Period,
    *,
    rounds: QuerySet[NeedRound],
    activities: QuerySet[Activity],
    contracts: QuerySet[Contract],
    keeps: bool,
) -> list[CalendarEntry]:
    """Within these days, of what the asker may see; meetings and their decisions for who keeps the portfolio."""
    found = [
        *_asked_and_met(period, rounds, keeps=keeps),
        *_activities(period, activities),
        *_contracts(period, contracts),
    ]
    if keeps:
        found += [*_due(period), *_leaving(period)]
    return sorted(found, key=lambda each: (each.on, each.kind, each.title))


def _asked_and_met(period: Period, rounds: QuerySet[NeedRound], *, keeps: bool) -> Iterator[CalendarEntry]:
    """Rounds, and for who may see them meetings; in one question."""
    within = rounds.filter(closes_on__gte=period[0], opens_on__lte=period[1])
    rows = within.annotate(is_round=Value(value=True)).values_list(
        "is_round", "opens_on", "closes_on", "name", "pk"
    )
    if keeps:
        met = PortfolioMeeting.objects.filter(held_on__range=period)
        met = met.annotate(is_round=Value(value=False), until=F("held_on"))
        rows = rows.union(met.values_list("is_round", "held_on", "until", "title", "pk"), all=True)
    for is_round, first, last, title, pk in rows:
        if not is_round:
            yield CalendarEntry(first, Happening.MEETING, title, pk)
            continue
        for day, kind in ((first, Happening.ROUND_OPENS), (last, Happening.ROUND_CLOSES)):
            if period[0] <= day <= period[1]:
                yield CalendarEntry(day, kind, title, pk)


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
    rows = activities.filter(_any_within(columns, period), published__isnull=False)
    for title, pk, *days in rows.values_list("published__title", "pk", *columns):
        for day, kind in zip(days, columns.values(), strict=True):
            if day is not None and period[0] <= day <= period[1]:
                yield CalendarEntry(day, kind, title, pk)


def _contracts(period: Period, contracts: QuerySet[Contract]) -> Iterator[CalendarEntry]:
    columns = {"notice_on": Happening.NOTICE, "ends_on": Happening.CONTRACT_ENDS}
    rows = contracts.filter(_any_within(columns, period))
    for title, pk, *days in rows.values_list("title", "pk", *columns):
        for day, kind in zip(days, columns.values(), strict=True):
            if day is not None and period[0] <= day <= period[1]:
                yield CalendarEntry(day, kind, title, pk)


def _any_within(columns: Iterable[str], period: Period) -> Q:
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__range": period})
    return found
