"""A request goes from hand to hand, to who decides today, and ends with money, a concept or a reason."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.catalogue.queries import content_of
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.offcatalogue.actions import (
    Granting,
    agree,
    answer,
    ask_back,
    change_request,
    grant,
    refuse,
    set_budget_rule,
    submit,
    withdraw,
)
from bekwaam.domains.offcatalogue.enums import Deed, Outcome, State, Vat
from bekwaam.domains.offcatalogue.events import AddedToOffering, CostsKnown
from bekwaam.domains.offcatalogue.models import RequestStep
from bekwaam.kernel import events
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.domains.offcatalogue.office import (
    AT,
    DEAR,
    WISH,
    Office,
    a_draft,
    a_request,
    an_office,
    as_actor,
    reread,
    stands_in,
)
from tests.factories import a_skill, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.3")]


@pytest.fixture
def office(noord: Any) -> Office:
    return an_office()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    for kind in (CostsKnown, AddedToOffering):
        monkeypatch.setitem(events._subscribers, kind, [found.append])
    return found


def refused(code: str) -> Any:
    return pytest.raises(Refused, match=f"^{code}$")


def test_a_cheap_one_skips_the_budget_holder(office: Office) -> None:
    row = a_request(office)
    assert (row.state, row.decider_id) == (State.AT_MANAGER, office.leader.pk)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert (row.state, row.decider_id) == (State.AT_BACKOFFICE, None)


def test_a_dear_one_goes_on_to_the_budget_holder_and_ends_with_its_costs(
    office: Office, heard: list[Any]
) -> None:
    row = a_request(office, replace(DEAR, travel_cost=Decimal("60.50"), vat=Vat.EXCLUDED.value))
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert (row.state, row.decider_id) == (State.AT_BUDGET, office.director.pk)
    row = agree(row.pk, seen_turn=row.turn, words="Past in het plan.", actor=as_actor(office.director), at=AT)
    row = grant(
        row.pk, Granting(outcome=Outcome.ONCE), seen_turn=row.turn, actor=as_actor(office.clerk), at=AT
    )
    assert (row.state, row.outcome, row.activity_id) == (State.GRANTED, Outcome.ONCE, None)
    (costs,) = heard
    assert (costs.course, costs.travel, costs.vat) == (Decimal(2_400), Decimal("60.50"), "exclusief")
    assert (costs.cost_centre, costs.unit_id, costs.person_id) == ("4711", office.team.pk, office.employee.pk)
    deeds = [step.deed for step in RequestStep.objects.filter(request=row).order_by("at", "pk")]
    assert deeds == [Deed.SUBMITTED, Deed.AGREED, Deed.AGREED, Deed.GRANTED]


@pytest.mark.parametrize(
    ("amount", "vat", "state"),
    [
        (1_000, "inclusief", State.AT_BACKOFFICE),
        (1_001, "inclusief", State.AT_BUDGET),
        (1_000, "exclusief", State.AT_BUDGET),
        (1_000, "vrijgesteld", State.AT_BACKOFFICE),
    ],
)
def test_the_amount_of_the_house_is_weighed_with_vat(
    office: Office, amount: int, vat: str, state: State
) -> None:
    row = a_request(office, replace(WISH, course_cost=Decimal(amount), vat=vat))
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert row.state == state


def test_a_unit_sets_its_own_amount_and_holder(office: Office) -> None:
    clerk = as_actor(office.clerk)
    set_budget_rule(
        office.directorate.pk, above=Decimal(100), holder_id=office.colleague.pk, actor=clerk, at=AT
    )
    row = a_request(office)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert (row.state, row.decider_id) == (State.AT_BUDGET, office.colleague.pk)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT)
    assert row.state == State.AT_BACKOFFICE
    with refused("offcatalogue.not_your_unit"):
        set_budget_rule(office.top.pk, above=Decimal(0), actor=clerk, at=AT)


def test_a_manager_who_holds_the_budget_says_yes_once(office: Office) -> None:
    centre = as_actor(office.centre)
    set_budget_rule(office.team.pk, above=Decimal(0), actor=centre, at=AT)
    row = a_request(office, DEAR)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert row.state == State.AT_BACKOFFICE


def test_into_the_offering_makes_a_concept_that_names_nobody(office: Office, heard: list[Any]) -> None:
    skill = a_skill("groen")
    row = a_request(office, replace(WISH, goal="Ik wil groeien", provider="Groenschool", skill_id=skill.pk))
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    wanted = Granting(outcome=Outcome.ADDED, owner_unit_id=office.directorate.pk)
    row = grant(row.pk, wanted, seen_turn=row.turn, actor=as_actor(office.clerk), at=AT)
    activity = Activity.objects.get(pk=row.activity_id)
    draft = ActivityVersion.objects.get(activity=activity)
    assert (activity.state, activity.owner_unit_id) == ("concept", office.directorate.pk)
    assert (draft.title, draft.trainer, draft.external_price) == (WISH.title, "Groenschool", Decimal(400))
    assert content_of(draft).skill_levels == ((skill.pk, 1),)
    everything = " ".join(str(value) for value in vars(draft).values())
    assert "groeien" not in everything
    assert office.employee.full_name not in everything
    assert "snoeien" not in everything
    assert [type(event) for event in heard] == [AddedToOffering, CostsKnown]


def test_a_group_or_a_skill_out_of_use_is_not_asked_for(office: Office) -> None:
    for skill in (a_skill("groep", kind="group"), a_skill("oud", is_active=False)):
        with pytest.raises(Refused) as refusal:
            a_draft(office, replace(WISH, skill_id=skill.pk))
        assert refusal.value.reason == "offcatalogue.unknown_choice"


def test_what_is_on_offer_already_costs_nothing_here(office: Office, heard: list[Any]) -> None:
    activity = an_activity(office.directorate, title="Groenbeheer voor beginners")
    row = a_request(office)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    clerk = as_actor(office.clerk)
    with refused("offcatalogue.no_activity"):
        grant(row.pk, Granting(outcome=Outcome.EXISTING), seen_turn=row.turn, actor=clerk, at=AT)
    wanted = Granting(outcome=Outcome.EXISTING, activity_id=activity.pk)
    row = grant(row.pk, wanted, seen_turn=row.turn, actor=clerk, at=AT)
    assert (row.state, row.activity_id, heard) == (State.GRANTED, activity.pk, [])


def test_a_question_comes_back_to_who_asked_it(office: Office) -> None:
    row = a_request(office)
    leader, employee = as_actor(office.leader), as_actor(office.employee)
    with refused("offcatalogue.no_words"):
        ask_back(row.pk, seen_turn=row.turn, words=" ", actor=leader, at=AT)
    row = ask_back(row.pk, seen_turn=row.turn, words="Kan het dichterbij?", actor=leader, at=AT)
    assert (row.state, row.decider_id) == (State.ASKED_BACK, None)
    with refused("offcatalogue.is_submitted"):
        change_request(row.pk, DEAR, seen_turn=row.turn, actor=employee, at=AT)
    with refused("offcatalogue.not_waiting"):
        agree(row.pk, seen_turn=row.turn, actor=leader, at=AT)
    row = answer(row.pk, seen_turn=row.turn, words="Nee, helaas.", actor=employee, at=AT)
    assert (row.state, row.decider_id) == (State.AT_MANAGER, office.leader.pk)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, State.AT_BACKOFFICE),
        ({"course_cost": Decimal(300)}, State.AT_BACKOFFICE),
        ({"course_cost": Decimal(401)}, State.AT_MANAGER),
        ({"title": "Vakantie op Terschelling"}, State.AT_MANAGER),
        ({"goal": "Uitgelegd"}, State.AT_BACKOFFICE),
    ],
)
def test_a_yes_holds_for_what_was_asked(office: Office, change: dict[str, Any], state: State) -> None:
    row = a_request(office)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    row = ask_back(row.pk, seen_turn=row.turn, words="Welke data?", actor=as_actor(office.clerk), at=AT)
    wanted = replace(WISH, **change)
    row = answer(
        row.pk, seen_turn=row.turn, words="In mei.", wanted=wanted, actor=as_actor(office.employee), at=AT
    )
    assert row.state == state


def test_more_money_passes_the_budget_holder_also_when_nobody_stood_before_the_back_office(
    office: Office,
) -> None:
    row = a_request(office, by=office.leader)
    assert row.state == State.AT_BACKOFFICE
    row = ask_back(row.pk, seen_turn=row.turn, words="Is dat alles?", actor=as_actor(office.clerk), at=AT)
    leader = as_actor(office.leader)
    row = answer(row.pk, seen_turn=row.turn, words="Nee.", wanted=DEAR, actor=leader, at=AT)
    assert (row.state, row.decider_id) == (State.AT_BUDGET, office.director.pk)


def test_a_refusal_says_why_and_reaches_the_asker(office: Office) -> None:
    row = a_request(office)
    leader = as_actor(office.leader)
    with refused("offcatalogue.no_words"):
        refuse(row.pk, seen_turn=row.turn, words="", actor=leader, at=AT)
    row = refuse(row.pk, seen_turn=row.turn, words="Volgend jaar wel.", actor=leader, at=AT)
    assert row.state == State.REFUSED
    told = Message.objects.get(person=office.employee, kind="offcatalogue.refused")
    assert "Volgend jaar wel." in told.body
    assert told.link == f"/aanvragen/{row.pk}/"


def test_withdrawing_is_for_the_asker_while_it_is_open(office: Office) -> None:
    row = a_request(office)
    with refused("offcatalogue.not_yours"):
        withdraw(row.pk, actor=as_actor(office.leader), at=AT)
    row = withdraw(row.pk, actor=as_actor(office.employee), at=AT)
    assert row.state == State.WITHDRAWN
    assert Message.objects.filter(person=office.leader, kind="offcatalogue.withdrawn").count() == 1
    with refused("offcatalogue.not_open"):
        withdraw(row.pk, actor=system_actor(current_academy_id()), at=AT)


def test_a_substitute_decides_in_the_name_of_the_manager(office: Office) -> None:
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    assert Message.objects.filter(person=office.colleague, kind="offcatalogue.your_turn").count() == 1
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT)
    step = RequestStep.objects.get(request=row, deed=Deed.AGREED)
    assert (step.actor_id, step.on_behalf_of_id) == (office.colleague.pk, office.leader.pk)
    fact = AuditFact.objects.get(verb="offcatalogue.agreed")
    assert fact.on_behalf_of_id == office.leader.pk


def test_a_substitute_without_the_task_decides_nothing(office: Office) -> None:
    stands_in(office.leader, office.colleague, "team_view", "register")
    row = a_request(office)
    with refused("offcatalogue.not_your_turn"):
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT)


def test_nobody_decides_for_himself_as_the_managers_substitute(office: Office) -> None:
    stands_in(office.leader, office.employee)
    row = a_request(office)
    with refused("offcatalogue.own_request"):
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.employee), at=AT)


def test_a_manager_asks_for_the_team_and_others_decide(office: Office) -> None:
    row = a_request(office, DEAR, by=office.leader)
    assert (row.state, row.decider_id) == (State.AT_BUDGET, office.director.pk)
    stands_in(office.director, office.leader)
    with refused("offcatalogue.own_request"):
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    stands_in(office.director, office.employee)
    with refused("offcatalogue.own_request"):
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.employee), at=AT)


def test_nobody_asks_for_a_stranger(office: Office) -> None:
    with refused("offcatalogue.not_your_team"):
        a_draft(office, by=office.colleague)


def test_the_second_decider_hears_who_was_first(office: Office) -> None:
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    agree(row.pk, seen_turn=row.turn, actor=as_actor(office.colleague), at=AT)
    with pytest.raises(Refused) as second:
        agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=AT)
    assert second.value.reason == "offcatalogue.decided_meanwhile"
    assert second.value.facts == {"who": office.colleague.full_name}


def test_the_log_knows_that_it_happened_but_not_what_was_asked(office: Office) -> None:
    row = a_request(office)
    refuse(row.pk, seen_turn=row.turn, words="Geheime reden", actor=as_actor(office.leader), at=AT)
    facts = AuditFact.objects.filter(subject_type="offcataloguerequest")
    said = " ".join(f"{fact.subject_label} {fact.before} {fact.after}" for fact in facts)
    assert facts.count() == 3
    for word in ("Groenbeheer", "snoeien", "Geheime"):
        assert word not in said


def test_a_request_without_a_motive_stays_a_draft(office: Office) -> None:
    draft = a_draft(office, replace(WISH, motive=" "))
    with refused("offcatalogue.no_motive"):
        submit(draft.pk, actor=as_actor(office.employee), at=AT)
    assert reread(draft).state == State.DRAFT
