"""Planning a portfolio meeting and making its agenda."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.steps import of_meeting, put
from bekwaam.domains.portfolio.enums import OPEN, MeetingState, NeedState
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, Participant, PortfolioMeeting
from bekwaam.domains.portfolio.queries.needs import titles_of
from bekwaam.domains.portfolio.rules import meetings as rules
from bekwaam.domains.portfolio.rules.needs import FIRST_DAY, LAST_DAY
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

TITLE_LENGTH, REMARK_LENGTH, SUBJECT_LENGTH = 150, 2_000, 250


@transaction.atomic
def plan_meeting(
    *, title: str, held_on: date, place: str, people: Iterable[UUID], actor: Actor, at: datetime
) -> PortfolioMeeting:
    require(may_keep(actor))
    values = _checked(title, held_on, place)
    meeting: PortfolioMeeting = PortfolioMeeting.objects.create(**values, created_at=at)
    record(
        "portfolio.meeting_planned",
        of_meeting(meeting),
        actor=actor,
        at=at,
        after={"on": held_on.isoformat()},
    )
    _invite(meeting, people, actor=actor, at=at)
    return meeting


@transaction.atomic
def change_meeting(
    meeting_id: UUID,
    *,
    title: str,
    held_on: date,
    place: str,
    remark: str,
    people: Iterable[UUID],
    actor: Actor,
    at: datetime,
) -> PortfolioMeeting:
    meeting = _locked(meeting_id, actor)
    for name, value in _checked(title, held_on, place).items():
        setattr(meeting, name, value)
    meeting.remark = clean_line(remark)[:REMARK_LENGTH]
    meeting.save(update_fields=["title", "held_on", "place", "remark"])
    record(
        "portfolio.meeting_changed",
        of_meeting(meeting),
        actor=actor,
        at=at,
        after={"on": held_on.isoformat()},
    )
    _invite(meeting, people, actor=actor, at=at)
    return meeting


@transaction.atomic
def add_need_items(meeting_id: UUID, need_ids: Iterable[UUID], *, actor: Actor, at: datetime) -> int:
    """Those that can come on an agenda; a need that somebody else just took is left out."""
    meeting = _locked(meeting_id, actor)
    rows = LearningNeed.objects.select_for_update().filter(pk__in=list(need_ids), state__in=OPEN)
    needs = list(rows.order_by("submitted_at", "pk"))
    for need in needs:
        put_on_agenda(meeting, need, actor=actor, at=at)
    record("portfolio.agenda_filled", of_meeting(meeting), actor=actor, at=at, after={"needs": len(needs)})
    return len(needs)


@transaction.atomic
def add_activity_item(meeting_id: UUID, activity_id: UUID, *, actor: Actor, at: datetime) -> AgendaItem:
    """An activity of which the meeting decides whether it stays."""
    meeting = _locked(meeting_id, actor)
    if not Activity.objects.filter(pk=activity_id).exists():
        raise Refused("portfolio.unknown_activity")
    if AgendaItem.objects.filter(meeting=meeting, activity_id=activity_id).exists():
        raise Refused("portfolio.on_agenda_already")
    subject = titles_of([activity_id]).get(activity_id, "")[:SUBJECT_LENGTH]
    item: AgendaItem = AgendaItem.objects.create(
        meeting=meeting, position=_last(meeting), activity_id=activity_id, subject=subject
    )
    record("portfolio.agenda_filled", of_meeting(meeting), actor=actor, at=at, after={"activity": subject})
    return item


@transaction.atomic
def move_item(item_id: UUID, *, steps: int, actor: Actor, at: datetime) -> None:
    """One place up (-1) or down (1)."""
    meeting, item = _item(item_id, actor)
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))
    place = next(number for number, each in enumerate(items) if each.pk == item.pk)
    other = max(0, min(len(items) - 1, place + steps))
    items.insert(other, items.pop(place))
    for position, each in enumerate(items, 1):
        each.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    record("portfolio.agenda_ordered", of_meeting(meeting), actor=actor, at=at, after={"place": other + 1})


@transaction.atomic
def remove_item(item_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Back to where it came from; what was decided stays."""
    meeting, item = _item(item_id, actor)
    if item.outcome:
        raise Refused("portfolio.decided_already")
    need_id = item.need_id
    item.delete()
    if need_id:
        need = LearningNeed.objects.select_for_update().get(pk=need_id)
        put(need, NeedState.COLLECTED, note=f"Van de agenda van {meeting.title} gehaald", actor=actor, at=at)
    record(
        "portfolio.agenda_shortened",
        of_meeting(meeting),
        actor=actor,
        at=at,
        before={"subject": item.subject},
    )


def put_on_agenda(meeting: PortfolioMeeting, need: LearningNeed, *, actor: Actor, at: datetime) -> None:
    AgendaItem.objects.create(
        meeting=meeting, position=_last(meeting), need=need, subject=need.title[:SUBJECT_LENGTH]
    )
    put(need, NeedState.ON_AGENDA, note=f"Op de agenda van {meeting.title}", actor=actor, at=at)


def take_off_agendas(need: LearningNeed) -> None:
    AgendaItem.objects.filter(need=need, outcome="", meeting__state=MeetingState.PLANNED).delete()


def _locked(meeting_id: UUID, actor: Actor) -> PortfolioMeeting:
    require(may_keep(actor))
    meeting: PortfolioMeeting = PortfolioMeeting.objects.select_for_update().get(pk=meeting_id)
    require(rules.may_change(meeting.state))
    return meeting


def _item(item_id: UUID, actor: Actor) -> tuple[PortfolioMeeting, AgendaItem]:
    """The meeting is locked first, so that two who order its agenda wait for each other."""
    meeting = _locked(AgendaItem.objects.values_list("meeting_id", flat=True).get(pk=item_id), actor)
    return meeting, AgendaItem.objects.get(pk=item_id)


def _last(meeting: PortfolioMeeting) -> int:
    positions = AgendaItem.objects.filter(meeting=meeting).order_by("-position")
    return (positions.values_list("position", flat=True).first() or 0) + 1


def _checked(title: str, held_on: date, place: str) -> dict[str, object]:
    title = clean_line(title)[:TITLE_LENGTH]
    if not title:
        raise Refused("portfolio.no_name")
    if not FIRST_DAY <= held_on <= LAST_DAY:
        raise Refused("portfolio.impossible_day")
    return {"title": title, "held_on": held_on, "place": clean_line(place)[:TITLE_LENGTH]}


def _invite(meeting: PortfolioMeeting, people: Iterable[UUID], *, actor: Actor, at: datetime) -> None:
    """Exactly these people; who is new hears of it."""
    wanted = set(Person.objects.filter(pk__in=list(people), is_active=True).values_list("pk", flat=True))
    known = set(Participant.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    Participant.objects.filter(meeting=meeting, person_id__in=known - wanted).delete()
    Participant.objects.bulk_create(
        Participant(meeting=meeting, person_id=person_id) for person_id in sorted(wanted - known)
    )
    telling.meeting_planned(meeting, wanted - known, actor=actor, at=at)
