"""Weighing, deciding, minutes and leaving the catalogue; also by two people at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue.actions import save_draft, start_version
from bekwaam.domains.catalogue.enums import ActivityState, Change
from bekwaam.domains.catalogue.queries import content_of, draft_of
from bekwaam.domains.catalogue.search.models import Favourite
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.portfolio import actions
from bekwaam.domains.portfolio.enums import MeetingState, NeedState, Outcome
from bekwaam.domains.portfolio.events import ActivityWillRetire
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed
from bekwaam.domains.portfolio.queries.needs import titles_of, weighings
from bekwaam.domains.portfolio.rules.meetings import WantedDecision
from bekwaam.kernel import events
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import academy_scope, current_academy_id
from tests import server
from tests.domains.portfolio.making import a_keeper, a_meeting, a_need, a_speaker
from tests.factories import a_person, a_skill, a_unit, an_activity, an_employment
from tests.two_connections import unfinished, waits

pytestmark = pytest.mark.eis("U-7.1")
LATER = WantedDecision(outcome=Outcome.LATER.value, reason="Eerst iets anders")


def refusal(act: Any) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.reason


@pytest.fixture
def agenda(noord: Any, moment: datetime) -> list[AgendaItem]:
    """Three needs on the agenda of one meeting."""
    unit, meeting = a_unit(), a_meeting(at=moment)
    needs = [a_need(unit, at=moment, title=title) for title in ("Een", "Twee", "Drie")]
    actions.add_need_items(meeting.pk, [need.pk for need in needs], actor=a_keeper(), at=moment)
    return list(meeting.items.order_by("position"))


@pytest.mark.django_db
def test_a_weighing_is_a_sum_that_can_be_checked(agenda: list[AgendaItem], moment: datetime) -> None:
    keeper, need_id = a_keeper(), agenda[0].need_id
    law = actions.save_criterion(None, name="Wet", explanation="", weight=3, actor=keeper, at=moment)
    cost = actions.save_criterion(None, name="Prijs", explanation="", weight=2, actor=keeper, at=moment)
    actions.score_need(need_id, {law.pk: 4, cost.pk: 5, a_unit().pk: 9}, actor=keeper, at=moment)
    found = weighings([need_id])[need_id]
    assert (found.total, found.most, found.sum_in_words) == (22, 25, "3 × 4 + 2 × 5 = 22")
    assert (
        refusal(lambda: actions.score_need(need_id, {law.pk: 6}, actor=keeper, at=moment))
        == "portfolio.bad_score"
    )
    actions.drop_criterion(cost.pk, actor=keeper, at=moment)
    assert weighings([need_id])[need_id].total == 12
    assert (
        refusal(
            lambda: actions.save_criterion(None, name="x", explanation="", weight=11, actor=keeper, at=moment)
        )
        == "portfolio.bad_weight"
    )


@pytest.mark.django_db
def test_the_agenda_is_ordered_by_buttons(agenda: list[AgendaItem], moment: datetime) -> None:
    keeper = a_keeper()

    def order() -> list[str]:
        rows = AgendaItem.objects.filter(meeting=agenda[0].meeting).order_by("position")
        return list(rows.values_list("subject", flat=True))

    actions.move_item(agenda[2].pk, steps=-1, actor=keeper, at=moment)
    assert order() == ["Een", "Drie", "Twee"]
    actions.move_item(agenda[0].pk, steps=-1, actor=keeper, at=moment)
    assert order() == ["Een", "Drie", "Twee"]
    actions.remove_item(agenda[0].pk, actor=keeper, at=moment)
    assert (order(), LearningNeed.objects.get(title="Een").state) == (["Drie", "Twee"], NeedState.COLLECTED)


@pytest.mark.django_db
def test_a_decision_says_why_who_and_when(agenda: list[AgendaItem], moment: datetime) -> None:
    keeper, item = a_keeper(), agenda[0]

    def decide(**values: Any) -> AgendaItem:
        wanted = WantedDecision(**{"outcome": "inkopen", "reason": "Nodig", **values})
        return actions.decide_item(item.pk, wanted, actor=keeper, at=moment)

    assert refusal(lambda: decide(reason=" ")) == "portfolio.no_reason"
    assert refusal(decide) == "portfolio.no_owner"
    assert refusal(lambda: decide(outcome="samenvoegen")) == "portfolio.merge_with_what"
    assert refusal(lambda: decide(outcome="uit_aanbod")) == "portfolio.no_outcome"
    stranger = a_speaker(item.need.unit)
    assert (
        refusal(lambda: actions.decide_item(item.pk, LATER, actor=stranger, at=moment))
        == "portfolio.only_centre"
    )
    owner = a_person().pk
    for day in (date(1900, 1, 1), date(2900, 1, 1)):
        assert refusal(lambda: decide(owner_id=owner, due_on=day)) == "portfolio.due_long_ago"  # noqa: B023 - at once
    decide(owner_id=owner, due_on=local_date(moment))
    assert refusal(lambda: decide(outcome="niet_nu")) == "portfolio.decided_already"
    assert LearningNeed.objects.get(pk=item.need_id).state == NeedState.BUYING


@pytest.mark.django_db
@pytest.mark.eis("S-2")
def test_the_concept_works_towards_the_skill_of_the_need(noord: Any, moment: datetime) -> None:
    known, gone = a_skill("agressie"), a_skill("oud", is_active=False)
    meeting, keeper, unit = a_meeting(at=moment), a_keeper(), a_unit()
    chosen = a_need(unit, at=moment, title="Een", skill_id=known.pk)
    put_aside = a_need(unit, at=moment, title="Twee", skill_words="Kalm blijven")
    LearningNeed.objects.filter(pk=put_aside.pk).update(skill=gone, skill_words="")
    own_words = a_need(unit, at=moment, title="Drie", skill_words="Kalm blijven")
    needs = [chosen.pk, put_aside.pk, own_words.pk]
    actions.add_need_items(meeting.pk, needs, actor=keeper, at=moment)
    wanted = WantedDecision(
        outcome="inkopen",
        reason="Nodig",
        owner_id=keeper.person_id,
        due_on=local_date(moment),
        makes_activity=True,
    )
    for item in meeting.items.all():
        actions.decide_item(item.pk, wanted, actor=keeper, at=moment)
    contents = [
        content_of(draft_of(need.activity_id)) for need in LearningNeed.objects.order_by("submitted_at", "pk")
    ]
    assert [(one.skill_levels, one.keywords) for one in contents] == [
        (((known.pk, 1),), ""),
        ((), ""),
        ((), "Kalm blijven"),
    ]


@pytest.mark.django_db
def test_what_leaves_is_told_by_its_name_of_today(noord: Any, moment: datetime) -> None:
    activity = an_activity(title="Van nu")
    draft = start_version(activity.pk, change=Change.LIGHT, note="", actor=a_keeper(), at=moment)
    content = replace(content_of(draft), title="Van straks")
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=a_keeper(), at=moment)
    concept = an_activity(title="Nog niets", is_published=False)
    assert titles_of([activity.pk, concept.pk]) == {activity.pk: "Van nu", concept.pk: "Nog niets"}


@pytest.mark.django_db
def test_deciding_to_merge_merges(agenda: list[AgendaItem], moment: datetime) -> None:
    wanted = WantedDecision(outcome="samenvoegen", reason="Zelfde", merge_with_id=agenda[1].need_id)
    actions.decide_item(agenda[0].pk, wanted, actor=a_keeper(), at=moment)
    need = LearningNeed.objects.get(pk=agenda[0].need_id)
    assert (need.state, need.merged_into_id) == (NeedState.MERGED, agenda[1].need_id)
    assert AgendaItem.objects.get(pk=agenda[0].pk).outcome == "samenvoegen"


@pytest.mark.django_db
def test_closing_makes_minutes_that_stay(agenda: list[AgendaItem], moment: datetime) -> None:
    keeper, meeting = a_keeper(), agenda[0].meeting
    words = "#panic() \\ $x$ <b> “haken” [*]"
    decision = WantedDecision(outcome="niet_nu", reason=words)
    actions.decide_item(agenda[0].pk, decision, actor=keeper, at=moment)
    closed = actions.close_meeting(meeting.pk, actor=keeper, at=moment)
    assert closed.minutes is not None
    with file_store().open(current_academy_id(), closed.minutes.sha256) as reading:
        document = reading.read()
    assert (document[:5], closed.minutes.media_type) == (b"%PDF-", "application/pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document
    assert (closed.state, LearningNeed.objects.get(title="Twee").state) == (
        MeetingState.CLOSED,
        NeedState.COLLECTED,
    )
    assert (
        refusal(lambda: actions.close_meeting(meeting.pk, actor=keeper, at=moment))
        == "portfolio.meeting_closed"
    )
    assert refusal(lambda: actions.decide_item(agenda[1].pk, LATER, actor=keeper, at=moment)) == (
        "portfolio.meeting_closed"
    )


@pytest.mark.django_db
def test_an_empty_meeting_has_no_minutes(noord: Any, moment: datetime) -> None:
    meeting = a_meeting(at=moment)
    assert refusal(lambda: actions.close_meeting(meeting.pk, actor=a_keeper(), at=moment)) == (
        "portfolio.empty_agenda"
    )


@pytest.mark.django_db
def test_an_activity_leaves_with_notice(noord: Any, moment: datetime, monkeypatch: Any) -> None:
    heard: list[ActivityWillRetire] = []
    monkeypatch.setitem(events._subscribers, ActivityWillRetire, [heard.append])
    keeper, minder = a_keeper(), a_person()
    activity, meeting = an_activity(keeper_id=minder.pk), a_meeting(at=moment)
    fond = a_person()
    an_employment(fond, activity.owner_unit)
    Favourite.objects.create(person=fond, activity=activity, kept_at=moment)
    item = actions.add_activity_item(meeting.pk, activity.pk, actor=keeper, at=moment)
    day = local_date(moment) + timedelta(days=30)
    wanted = WantedDecision(outcome="uit_aanbod", reason="Verouderd", owner_id=a_person().pk, due_on=day)
    actions.decide_item(item.pk, wanted, actor=keeper, at=moment)
    told = Message.objects.filter(kind="portfolio.activity_retires").values_list("person_id", flat=True)
    assert set(told) == {minder.pk, fond.pk}
    assert [(each.activity_id, each.leaves_on) for each in heard] == [(activity.pk, day)]
    system = system_actor(current_academy_id())
    assert actions.carry_out_retirements(actor=system, at=moment + timedelta(days=29)) == 0
    assert actions.carry_out_retirements(actor=system, at=moment + timedelta(days=30)) == 1
    activity.refresh_from_db()
    assert activity.state == ActivityState.ARCHIVED
    again = {"leaves_on": day, "reason": "x", "actor": keeper, "at": moment}
    assert refusal(lambda: actions.announce_retirement(activity.pk, **again)) == "portfolio.leaves_already"


@pytest.mark.django_db
def test_leaving_today_is_no_notice_and_can_be_taken_back(noord: Any, moment: datetime) -> None:
    keeper, activity, today = a_keeper(), an_activity(), local_date(moment)
    said = {"reason": "x", "actor": keeper, "at": moment}
    assert refusal(lambda: actions.announce_retirement(activity.pk, leaves_on=today, **said)) == (
        "portfolio.no_notice"
    )
    leaving = actions.announce_retirement(activity.pk, leaves_on=today + timedelta(days=3), **said)
    actions.withdraw_retirement(leaving.pk, actor=keeper, at=moment)
    later = moment + timedelta(days=9)
    assert actions.carry_out_retirements(actor=system_actor(current_academy_id()), at=later) == 0


def test_two_at_once_decide_and_move_once(committed: None, moment: datetime) -> None:
    """Two connections: one decision stands, and a card that both move stands on the agenda once."""
    with academy_scope(server.NOORD):
        unit, keeper, meeting = a_unit(), a_keeper(), a_meeting(at=moment)
        need = a_need(unit, at=moment)
        actions.add_need_items(meeting.pk, [need.pk], actor=keeper, at=moment)
        item_id = meeting.items.get().pk
        other = a_need(unit, at=moment, title="Kaart")
        revision = other.revision

    def decide(_: int) -> object:
        return actions.decide_item(item_id, LATER, actor=keeper, at=moment)

    def move(_: int) -> object:
        return actions.move_need(
            other.pk, NeedState.ON_AGENDA, seen_revision=revision, actor=keeper, at=moment
        )

    assert sorted(at_once(decide)) == ["done", "portfolio.decided_already"]
    assert sorted(at_once(move)) == ["done", "done"]
    with academy_scope(server.NOORD):
        assert AgendaItem.objects.filter(need=other).count() == 1


def test_nothing_is_decided_in_a_meeting_that_is_being_closed(committed: None, moment: datetime) -> None:
    with academy_scope(server.NOORD):
        keeper, meeting = a_keeper(), a_meeting(at=moment)
        item_id = actions.add_activity_item(meeting.pk, an_activity().pk, actor=keeper, at=moment).pk
    stays = WantedDecision(outcome=Outcome.KEEP.value, reason="Nodig")

    def decide() -> object:
        return actions.decide_item(item_id, stays, actor=keeper, at=moment)

    with unfinished(server.NOORD, lambda: actions.close_meeting(meeting.pk, actor=keeper, at=moment)):
        assert waits(server.NOORD, decide)
    with academy_scope(server.NOORD):
        assert refusal(decide) == "portfolio.meeting_closed"
        assert AgendaItem.objects.get().outcome == ""


def at_once(act: Any) -> list[str]:
    start = Barrier(2)

    def run(number: int) -> str:
        from django.db import connections

        try:
            with academy_scope(UUID(str(server.NOORD))):
                start.wait(10)
                act(number)
        except Refused as refused:
            return refused.reason
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))
