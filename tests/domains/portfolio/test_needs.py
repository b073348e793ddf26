"""A need from its round to the catalogue, and everything that can stand in its way."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.actions import archive_activity, publish_draft, save_draft
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.queries import content_of, draft_of
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import NeedState, Outcome, Source
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.domains.portfolio.models import LearningNeed, NeedStep, RoundUnit
from bekwaam.domains.portfolio.queries.rounds import questions_of, responses
from bekwaam.domains.portfolio.rules.meetings import WantedDecision
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.domains.portfolio.making import a_keeper, a_meeting, a_need, a_round, a_speaker
from tests.factories import a_grant, a_person, a_theme, a_unit, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.1")]


def refusal(act: Any) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.reason


def wanted(outcome: Outcome, **values: Any) -> WantedDecision:
    return WantedDecision(outcome=outcome.value, reason="Veel vraag", **values)


def told(kind: str) -> set[Any]:
    return set(Message.objects.filter(kind=kind).values_list("person_id", flat=True))


def test_a_need_goes_from_a_round_to_the_catalogue(noord: Any, moment: datetime) -> None:
    unit, keeper = a_unit(), a_keeper()
    leader, office = a_person(), a_person()
    a_grant(office, Role.BACKOFFICE, unit)
    type(unit).objects.filter(pk=unit.pk).update(leader_number=leader.personnel_number)
    asked = a_round(unit, at=moment)
    assert told("portfolio.round_opened") == {leader.pk, office.pk}
    need = a_need(unit, at=moment, asked=asked, theme_id=a_theme().pk)
    assert (need.state, [each.has_answered for each in responses(asked.pk)]) == (NeedState.COLLECTED, [True])
    meeting = a_meeting(at=moment)
    assert actions.add_need_items(meeting.pk, [need.pk], actor=keeper, at=moment) == 1
    owner = a_person()
    decision = wanted(
        Outcome.DEVELOP,
        owner_id=owner.pk,
        due_on=local_date(moment) + timedelta(days=90),
        makes_activity=True,
    )
    actions.decide_item(meeting.items.get().pk, decision, actor=keeper, at=moment)
    need.refresh_from_db()
    assert (need.state, need.activity.state) == (NeedState.DEVELOPING, ActivityState.CONCEPT)
    assert (need.activity.owner_unit_id, need.activity.keeper_id) == (unit.pk, owner.pk)
    assert told("portfolio.need_decided") == {need.brought_by_id}
    publish_draft(need.activity_id, actor=keeper, at=moment)
    need.refresh_from_db()
    assert need.state == NeedState.OFFERED
    assert told("portfolio.need_offered") == {need.brought_by_id}
    assert list(NeedStep.objects.filter(need=need).order_by("pk").values_list("state", flat=True)) == [
        "concept", "verzameld", "op_agenda", "ontwikkeling", "aanbod",
    ]  # fmt: skip


def test_only_who_speaks_for_a_unit_brings_its_needs(noord: Any, moment: datetime) -> None:
    unit, other = a_unit(), a_unit()
    content = NeedContent(title="Iets", goal="Daarom", people_count=1)
    bring = {"unit_id": unit.pk, "round_id": None, "submit": True, "at": moment}
    stranger = a_speaker(other)
    assert refusal(lambda: actions.bring_need(content, actor=stranger, **bring)) == "portfolio.not_your_unit"
    plain = Actor(current_academy_id(), a_person().pk, "Noor", (Grant(Role.EMPLOYEE, frozenset()),))
    assert refusal(lambda: actions.bring_need(content, actor=plain, **bring)) == "portfolio.not_your_unit"
    manager = a_speaker(unit, Role.MANAGER)
    need = actions.bring_need(content, actor=manager, **bring)
    assert access.need_for(manager, need.pk) == need
    assert [access.need_for(actor, need.pk) for actor in (stranger, plain)] == [None, None]
    auditor = Actor(current_academy_id(), a_person().pk, "Audit", (Grant(Role.AUDITOR),))
    assert (access.need_for(auditor, need.pk), access.need_to_change_for(auditor, need.pk)) == (need, None)


def test_a_substitute_without_the_offer_task_brings_nothing(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    grant = Grant(Role.MANAGER, frozenset({unit.pk}), tasks=frozenset({"approve", "team_view"}))
    substitute = Actor(current_academy_id(), a_person().pk, "Vervanger", (grant,))
    need = a_need(unit, at=moment)
    assert access.need_for(substitute, need.pk) is None
    assert access.unit_to_bring_for(substitute, unit.pk) is None


def test_a_draft_is_seen_by_its_writers_only(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    draft = a_need(unit, at=moment, submit=False)
    auditor = Actor(current_academy_id(), a_person().pk, "Audit", (Grant(Role.AUDITOR),))
    assert access.need_for(auditor, draft.pk) is None
    assert access.need_for(a_speaker(unit), draft.pk) == draft


def test_a_round_takes_needs_on_its_days_and_from_its_units(noord: Any, moment: datetime) -> None:
    unit, today = a_unit(), local_date(moment)
    coming = a_round(unit, at=moment, opens_on=today + timedelta(days=2))
    assert refusal(lambda: a_need(unit, at=moment, asked=coming)) == "portfolio.round_planned"
    asked = a_round(unit, at=moment, name="Nu")
    late = moment + timedelta(days=40)
    draft = a_need(unit, at=moment, asked=asked, submit=False)
    assert refusal(lambda: a_need(unit, at=late, asked=asked)) == "portfolio.round_closed"
    actor = a_speaker(unit)
    assert refusal(lambda: actions.submit_need(draft.pk, actor=actor, at=late)) == "portfolio.round_closed"
    assert refusal(lambda: a_need(a_unit(), at=moment, asked=asked)) == "portfolio.unit_not_asked"


def test_what_is_missing_is_said_before_it_is_submitted(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    assert refusal(lambda: a_need(unit, at=moment, title=" \u0000 ")) == "portfolio.no_title"
    assert refusal(lambda: a_need(unit, at=moment, goal="")) == "portfolio.no_goal"
    assert refusal(lambda: a_need(unit, at=moment, people_count=None)) == "portfolio.no_people_count"
    assert refusal(lambda: a_need(unit, at=moment, title="x" * 100_000)) == "portfolio.too_long"
    assert refusal(lambda: a_need(unit, at=moment, budget=-1)) == "portfolio.bad_amount"
    assert LearningNeed.objects.count() == 0
    assert a_need(unit, at=moment, title="  Tab\tén\u202e emoji 🎓 ").title == "Tab én emoji 🎓"


def test_who_comes_second_loses_nothing(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    need, actor = a_need(unit, at=moment), a_speaker(unit)
    seen = need.revision

    def change(title: str) -> LearningNeed:
        content = NeedContent(title=title, goal="Daarom", people_count=3)
        return actions.change_need(need.pk, content, seen_revision=seen, actor=actor, at=moment)

    assert change("Eerste").title == "Eerste"
    assert change("Eerste").title == "Eerste"
    assert refusal(lambda: change("Tweede")) == "portfolio.changed_meanwhile"
    need.refresh_from_db()
    assert need.title == "Eerste"


def test_the_extra_questions_of_a_round_are_answered(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    asked = a_round(unit, at=moment, questions=("Welk risico dekt dit?", " "))
    (question,) = questions_of(asked.pk)
    need = a_need(unit, at=moment, asked=asked, answers={question.pk: "Agressie", a_unit().pk: "weg"})
    assert [(each.question_id, each.text) for each in need.answers.all()] == [(question.pk, "Agressie")]


def test_a_unit_can_say_that_it_needs_nothing_until_it_does(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    asked = a_round(unit, at=moment)
    actions.say_nothing_needed(asked.pk, unit.pk, actor=a_speaker(unit), at=moment)
    assert [each.has_answered for each in responses(asked.pk)] == [True]
    a_need(unit, at=moment, asked=asked)
    assert RoundUnit.objects.get().needs_nothing_at is None


def test_silent_units_are_reminded_once_by_night_and_at_will(noord: Any, moment: datetime) -> None:
    quiet, loud = a_unit(), a_unit()
    for unit in (quiet, loud):
        a_grant(a_person(), Role.BACKOFFICE, unit)
    asked = a_round(quiet, at=moment, unit_ids=(quiet.pk, loud.pk))
    a_need(loud, at=moment, asked=asked)
    system, near = system_actor(current_academy_id()), moment + timedelta(days=26)
    actions.open_due_rounds(actor=system, at=moment + timedelta(days=3))
    assert Message.objects.filter(kind="portfolio.round_reminder").count() == 0
    for _ in range(2):
        actions.open_due_rounds(actor=system, at=near)
    assert Message.objects.filter(kind="portfolio.round_reminder").count() == 1
    assert actions.remind_units(asked.pk, actor=a_keeper(), at=near) == 1
    assert (
        refusal(lambda: actions.remind_units(asked.pk, actor=a_speaker(quiet), at=near))
        == "portfolio.only_centre"
    )


def test_a_planned_round_opens_by_night(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    a_grant(a_person(), Role.BACKOFFICE, unit)
    asked = a_round(unit, at=moment, opens_on=local_date(moment) + timedelta(days=1))
    system = system_actor(current_academy_id())
    actions.open_due_rounds(actor=system, at=moment)
    assert Message.objects.count() == 0
    for _ in range(2):
        actions.open_due_rounds(actor=system, at=moment + timedelta(days=1))
    asked.refresh_from_db()
    assert (Message.objects.filter(kind="portfolio.round_opened").count(), asked.invited_at is None) == (
        1,
        False,
    )


def test_what_is_left_goes_along_to_the_next_round(noord: Any, moment: datetime) -> None:
    unit, keeper = a_unit(), a_keeper()
    first = a_round(unit, at=moment)
    left, weighed = a_need(unit, at=moment, asked=first), a_need(unit, at=moment, asked=first)
    actions.add_need_items(a_meeting(at=moment).pk, [weighed.pk], actor=keeper, at=moment)
    later = moment + timedelta(days=60)
    second = a_round(a_unit(), at=later)
    assert actions.carry_over(first.pk, second.pk, actor=keeper, at=later) == 1
    left.refresh_from_db()
    weighed.refresh_from_db()
    assert (left.round_id, weighed.round_id) == (second.pk, first.pk)
    assert unit.pk in {each.unit.pk for each in responses(second.pk)}
    assert (
        refusal(lambda: actions.carry_over(second.pk, first.pk, actor=keeper, at=later))
        == "portfolio.no_next_round"
    )


def test_a_merged_need_is_followed_in_the_other(noord: Any, moment: datetime) -> None:
    unit, keeper = a_unit(), a_keeper()
    first, second, third = (a_need(unit, at=moment, title=title) for title in ("Een", "Twee", "Drie"))
    actions.merge_need(first.pk, second.pk, actor=keeper, at=moment)
    actions.merge_need(second.pk, third.pk, actor=keeper, at=moment)
    first.refresh_from_db()
    assert (first.state, first.merged_into_id) == (NeedState.MERGED, third.pk)
    assert refusal(lambda: actions.merge_need(third.pk, third.pk, actor=keeper, at=moment)) == (
        "portfolio.merge_with_itself"
    )
    assert refusal(lambda: actions.merge_need(third.pk, first.pk, actor=keeper, at=moment)) == (
        "portfolio.merge_with_ended"
    )


def test_cards_move_along_the_rules_only(noord: Any, moment: datetime) -> None:
    unit, keeper = a_unit(), a_keeper()
    need = a_need(unit, at=moment)

    def move(to: NeedState, seen: int | None = None) -> str:
        need.refresh_from_db()
        revision = need.revision if seen is None else seen
        return actions.move_need(need.pk, to, seen_revision=revision, actor=keeper, at=moment).state

    assert refusal(lambda: move(NeedState.DEVELOPING)) == "portfolio.decide_first"
    assert refusal(lambda: move(NeedState.ON_AGENDA)) == "portfolio.no_meeting"
    meeting = a_meeting(at=moment)
    assert (move(NeedState.ON_AGENDA), meeting.items.count()) == ("op_agenda", 1)
    assert refusal(lambda: move(NeedState.COLLECTED, seen=1)) == "portfolio.changed_meanwhile"
    assert (move(NeedState.COLLECTED), meeting.items.count()) == ("verzameld", 0)
    move(NeedState.ON_AGENDA)
    decision = wanted(Outcome.BUY, owner_id=a_person().pk, due_on=local_date(moment))
    actions.decide_item(meeting.items.get().pk, decision, actor=keeper, at=moment)
    assert move(NeedState.DEVELOPING) == "ontwikkeling"
    assert refusal(lambda: move(NeedState.OFFERED)) == "portfolio.not_in_catalogue"
    assert move(NeedState.STOPPED) == "gestopt"
    stranger = a_speaker(unit)
    assert (
        refusal(
            lambda: actions.move_need(
                need.pk, NeedState.COLLECTED, seen_revision=9, actor=stranger, at=moment
            )
        )
        == "portfolio.only_centre"
    )


def test_a_report_of_an_employee_reaches_the_nearest_back_office(noord: Any, moment: datetime) -> None:
    top = a_unit()
    unit = a_unit(parent=top)
    far, near = a_person(), a_person()
    a_grant(far, Role.BACKOFFICE, top)
    a_grant(near, Role.BACKOFFICE, unit)
    reporter = a_person()
    an_employment(reporter, unit)
    employee = Actor(current_academy_id(), reporter.pk, reporter.full_name)
    need = actions.report_need(title="Duiken in grachten", goal="Berging", actor=employee, at=moment)
    assert (need.state, need.source, need.unit_id) == (NeedState.DRAFT, Source.REPORT, unit.pk)
    assert told("portfolio.need_reported") == {near.pk}
    stranger = Actor(current_academy_id(), a_person().pk, "Zonder plek")
    assert (
        refusal(lambda: actions.report_need(title="x", goal="", actor=stranger, at=moment))
        == "portfolio.no_unit"
    )


def test_every_step_is_in_the_log(noord: Any, moment: datetime) -> None:
    a_need(a_unit(), at=moment)
    verbs = list(
        AuditFact.objects.filter(verb__startswith="portfolio.").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["portfolio.need_made", "portfolio.need_submitted"]


def test_an_activity_that_is_archived_or_edited_moves_no_need(noord: Any, moment: datetime) -> None:
    unit, keeper = a_unit(), a_keeper()
    need, meeting = a_need(unit, at=moment, theme_id=a_theme().pk), a_meeting(at=moment)
    actions.add_need_items(meeting.pk, [need.pk], actor=keeper, at=moment)
    decision = wanted(Outcome.BUY, owner_id=a_person().pk, due_on=local_date(moment), makes_activity=True)
    actions.decide_item(meeting.items.get().pk, decision, actor=keeper, at=moment)
    need.refresh_from_db()
    draft = draft_of(need.activity_id)
    assert draft is not None
    save_draft(draft.pk, content_of(draft), seen_revision=1, actor=keeper, at=moment)
    archive_activity(need.activity_id, reason="Toch niet", actor=keeper, at=moment)
    need.refresh_from_db()
    assert need.state == NeedState.BUYING
