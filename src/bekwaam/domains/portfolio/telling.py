"""Telling people about the portfolio: which words, which page, and to whom."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import override

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds import Kind
from bekwaam.domains.portfolio import letters
from bekwaam.domains.portfolio.enums import Outcome
from bekwaam.domains.portfolio.models import AgendaItem, Contract, LearningNeed, NeedRound, PortfolioMeeting
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.links import link_to


def round_opened(asked: NeedRound, people: Collection[UUID], *, at: datetime) -> None:
    facts = {"ronde": asked.name, "tot": _day(asked.closes_on)}
    _tell(letters.ROUND_OPENED, people, facts, link_to("need_round", asked.pk), at=at)


def round_reminder(asked: NeedRound, unit_name: str, people: Collection[UUID], *, at: datetime) -> None:
    facts = {"ronde": asked.name, "tot": _day(asked.closes_on), "onderdeel": unit_name}
    _tell(letters.ROUND_REMINDER, people, facts, link_to("need_round", asked.pk), at=at)


def need_reported(need: LearningNeed, people: Collection[UUID], *, actor: Actor, at: datetime) -> None:
    facts = {"behoefte": need.title, "onderdeel": need.unit.name}
    _tell(letters.NEED_REPORTED, people, facts, link_to("need", need.pk), actor=actor, at=at)


def need_decided(need: LearningNeed, item: AgendaItem, *, actor: Actor, at: datetime) -> None:
    words = str(Outcome(item.outcome).label)
    facts = {"behoefte": need.title, "besluit": words, "reden": item.reason}
    _tell(letters.NEED_DECIDED, _bringer(need), facts, link_to("need", need.pk), actor=actor, at=at)


def need_offered(need: LearningNeed, *, at: datetime) -> None:
    facts = {"behoefte": need.title}
    _tell(letters.NEED_OFFERED, _bringer(need), facts, link_to("need", need.pk), at=at)


def activity_retires(
    title: str, people: Collection[UUID], *, leaves_on: date, reason: str, actor: Actor, at: datetime
) -> None:
    facts = {"activiteit": title, "dag": _day(leaves_on), "reden": reason}
    _tell(letters.ACTIVITY_RETIRES, people, facts, "", actor=actor, at=at)


def activity_stays(title: str, people: Collection[UUID], *, actor: Actor, at: datetime) -> None:
    _tell(letters.ACTIVITY_STAYS, people, {"activiteit": title}, "", actor=actor, at=at)


def contract_notice(contract: Contract, people: Collection[UUID], *, at: datetime) -> None:
    if contract.notice_on is None:
        return
    facts = {"contract": f"{contract.number} {contract.title}", "dag": _day(contract.notice_on)}
    _tell(letters.CONTRACT_NOTICE, people, facts, link_to("contract", contract.pk), at=at)


def meeting_planned(
    meeting: PortfolioMeeting, people: Collection[UUID], *, actor: Actor, at: datetime
) -> None:
    facts = {"overleg": meeting.title, "dag": _day(meeting.held_on)}
    _tell(
        letters.MEETING_PLANNED, people, facts, link_to("portfolio_meeting", meeting.pk), actor=actor, at=at
    )


def _tell(
    kind: Kind,
    people: Collection[UUID],
    facts: dict[str, str],
    link: str,
    *,
    at: datetime,
    actor: Actor | None = None,
) -> None:
    if people:
        notify(kind.code, people, facts, event_id=new_id(), link=link, actor=actor, at=at)


def _bringer(need: LearningNeed) -> list[UUID]:
    return [need.brought_by_id] if need.brought_by_id else []


def _day(day: date) -> str:
    with override("nl"):
        return str(date_format(day, "l j F Y"))
