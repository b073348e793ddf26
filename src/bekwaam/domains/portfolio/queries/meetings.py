"""Meetings, their agenda, and what can still come on one."""

from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Q, Value, When

from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio.enums import OPEN, MeetingState, NeedState, Priority, RetirementState
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, PortfolioMeeting, Retirement

MOST_TO_MERGE = 200
URGENCY = Case(
    When(priority=Priority.HIGH, then=Value(0)),
    When(priority=Priority.MIDDLE, then=Value(1)),
    default=Value(2),
)


def meetings() -> list[PortfolioMeeting]:
    decided = Count("items", filter=~Q(items__outcome=""), distinct=True)
    rows = PortfolioMeeting.objects.annotate(item_count=Count("items", distinct=True), decided_count=decided)
    return list(rows.order_by("-held_on", "-pk"))


def next_meeting() -> PortfolioMeeting | None:
    """The first one whose agenda is still open."""
    found: PortfolioMeeting | None = (
        PortfolioMeeting.objects.filter(state=MeetingState.PLANNED).order_by("held_on", "pk").first()
    )
    return found


def items_of(meeting_id: UUID) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting_id=meeting_id).select_related(
        "need__unit", "need__theme", "need__activity", "activity", "owner", "merged_with"
    )
    return list(rows.order_by("position", "pk"))


def participants_of(meeting_id: UUID) -> list[Person]:
    rows = Person.objects.filter(
        pk__in=PortfolioMeeting.objects.filter(pk=meeting_id).values("participants__person_id")
    )
    return list(rows.order_by("sort_key", "pk"))


def open_needs(*, limit: int) -> list[LearningNeed]:
    """What can come on an agenda, the most urgent first."""
    rows = LearningNeed.objects.filter(state__in=OPEN).select_related("unit")
    return list(rows.order_by(URGENCY, "submitted_at", "pk")[:limit])


def decisions_about(need_id: UUID) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(need_id=need_id).select_related("meeting", "owner")
    return list(rows.order_by("meeting__held_on", "pk"))


def retirements() -> list[Retirement]:
    rows = Retirement.objects.filter(state=RetirementState.ANNOUNCED).select_related("activity")
    return list(rows.order_by("leaves_on", "pk"))


def retirements_due(day: date) -> list[Retirement]:
    """Locked, so that nobody takes one back while it is carried out."""
    rows = Retirement.objects.select_for_update().filter(state=RetirementState.ANNOUNCED, leaves_on__lte=day)
    return list(rows.order_by("leaves_on", "pk"))


def needs_to_merge_with(need_id: UUID) -> list[LearningNeed]:
    """Other needs that still live, by title."""
    living = [
        NeedState.COLLECTED,
        NeedState.ON_AGENDA,
        NeedState.DEVELOPING,
        NeedState.BUYING,
        NeedState.OFFERED,
    ]
    rows = LearningNeed.objects.filter(state__in=living).exclude(pk=need_id).select_related("unit")
    return list(rows.order_by("title", "pk")[:MOST_TO_MERGE])
