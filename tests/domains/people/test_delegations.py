"""Handing tasks to a substitute."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.access import actor_for, person_for
from bekwaam.domains.people.actions import give_delegation, recompute_managers, revoke_delegation
from bekwaam.domains.people.rules.delegations import WantedDelegation
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from tests.factories import a_delegation, a_grant, a_person, a_unit, an_employment

pytestmark = pytest.mark.eis("U-5.6")
TODAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


@pytest.fixture
def cast(noord: UUID) -> dict:
    """A team with its boss, who has a job above it; somebody to stand in; an administrator; two back offices."""
    top = a_unit()
    boss = a_person("Baas")
    team = a_unit(parent=top, leader_number=boss.personnel_number)
    people = {"boss": boss, "employee": a_person("Werker"), "other": a_person("Vervanger")}
    people |= {"admin": a_person("Beheer"), "officer": a_person("Bureau"), "stranger": a_person("Vreemd")}
    an_employment(boss, top)
    an_employment(people["employee"], team)
    an_employment(people["other"], team)
    a_grant(people["admin"], Role.FUNCTIONAL_ADMIN)
    a_grant(people["officer"], Role.BACKOFFICE, top)
    a_grant(people["stranger"], Role.BACKOFFICE, a_unit())
    recompute_managers(on=TODAY)
    return {**people, "team": team, "beside": a_unit()}


def asked(cast: dict, **values) -> WantedDelegation:
    facts = {
        "giver": "boss",
        "substitute": "other",
        "tasks": {"approve"},
        "starts_on": TODAY,
        "ends_on": TODAY + WEEK,
    }
    facts |= values
    giver, substitute = cast[facts.pop("giver")].pk, cast[facts.pop("substitute")].pk
    return WantedDelegation(giver, substitute, frozenset(facts.pop("tasks")), **facts)


@pytest.mark.parametrize(
    ("by", "values", "outcome"),
    [
        ("boss", {}, "given"),
        ("admin", {}, "given"),
        ("officer", {}, "given"),
        ("stranger", {}, "people.may_not_delegate"),
        ("employee", {}, "people.may_not_delegate"),
        ("other", {}, "people.own_rights"),
        ("admin", {"substitute": "admin"}, "people.own_rights"),
        ("boss", {"substitute": "boss"}, "people.own_substitute"),
        ("boss", {"tasks": set()}, "people.no_tasks"),
        ("boss", {"tasks": {"manage_offer"}}, "people.tasks_not_held"),
        ("employee", {"giver": "employee"}, "people.tasks_not_held"),
        ("admin", {"giver": "admin", "tasks": {"manage_people"}}, "people.tasks_not_held"),
        ("boss", {"ends_on": TODAY - WEEK}, "people.period_over"),
        ("boss", {"ends_on": TODAY + 60 * WEEK}, "people.period_too_long"),
    ],
)
def test_who_may_hand_over_what(cast: dict, moment: datetime, by: str, values: dict, outcome: str) -> None:
    assert answer(asked(cast, **values), actor_for(cast[by], on=TODAY), moment) == outcome


def answer(wanted: WantedDelegation, actor: Actor, moment: datetime) -> str:
    try:
        give_delegation(wanted, actor=actor, at=moment)
    except Refused as refusal:
        return refusal.reason
    return "given"


def test_a_substitute_does_not_hand_on_what_was_handed_over(cast: dict, moment: datetime) -> None:
    a_delegation(cast["boss"], cast["other"], ["approve"], ends_on=TODAY + WEEK)
    actor = actor_for(cast["other"], on=TODAY)
    with pytest.raises(Refused, match=r"people\.tasks_not_held"):
        give_delegation(asked(cast, giver="other", substitute="employee"), actor=actor, at=moment)


def test_who_left_neither_gives_nor_gets(cast: dict, moment: datetime) -> None:
    cast["other"].is_active = False
    cast["other"].save()
    with pytest.raises(Refused, match=r"people\.left_service"):
        give_delegation(asked(cast), actor=actor_for(cast["boss"], on=TODAY), at=moment)


def test_it_works_within_its_days_and_until_it_is_revoked(cast: dict, moment: datetime) -> None:
    delegation = give_delegation(asked(cast), actor=actor_for(cast["boss"], on=TODAY), at=moment)

    def sees(on: date) -> bool:
        return person_for(actor_for(cast["other"], on=on), cast["employee"].pk, on=on) is not None

    assert [sees(TODAY - WEEK), sees(TODAY), sees(TODAY + WEEK), sees(TODAY + 2 * WEEK)] == [
        False,
        True,
        True,
        False,
    ]
    for _ in range(2):
        revoke_delegation(delegation, actor=actor_for(cast["other"], on=TODAY), at=moment)
    assert not sees(TODAY)
    assert AuditFact.objects.filter(verb="people.delegation_revoked").count() == 1


def test_arranged_for_somebody_absent_it_is_on_his_behalf_in_the_log(cast: dict, moment: datetime) -> None:
    give_delegation(asked(cast), actor=actor_for(cast["admin"], on=TODAY), at=moment)
    fact = AuditFact.objects.get(verb="people.delegation_given")
    assert (fact.actor_id, fact.on_behalf_of_id) == (cast["admin"].pk, cast["boss"].pk)


def test_strangers_do_not_revoke(cast: dict, moment: datetime) -> None:
    delegation = a_delegation(cast["boss"], cast["other"], ["approve"], ends_on=TODAY + WEEK)
    with pytest.raises(Refused, match=r"people\.may_not_delegate"):
        revoke_delegation(delegation, actor=actor_for(cast["stranger"], on=TODAY), at=moment)


def test_a_form_that_is_sent_twice_arranges_once(cast: dict, moment: datetime) -> None:
    actor = actor_for(cast["boss"], on=TODAY)
    first = give_delegation(asked(cast, tasks={"approve", "register"}), actor=actor, at=moment)
    for values in ({"tasks": {"approve", "register"}}, {"tasks": {"approve"}}, {"ends_on": TODAY}):
        with pytest.raises(Refused, match=r"people\.delegation_exists"):
            give_delegation(asked(cast, **values), actor=actor, at=moment)
    for values in ({"tasks": {"approve", "team_view"}}, {"ends_on": TODAY + 2 * WEEK}):
        give_delegation(asked(cast, **values), actor=actor, at=moment)
    assert first.tasks == ["approve", "register"]


def test_what_was_taken_back_is_arranged_anew(cast: dict, moment: datetime) -> None:
    actor = actor_for(cast["boss"], on=TODAY)
    revoke_delegation(give_delegation(asked(cast), actor=actor, at=moment), actor=actor, at=moment)
    assert give_delegation(asked(cast), actor=actor, at=moment).revoked_at is None
