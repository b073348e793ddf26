"""Saying which level somebody has: who may, what is kept, who hears of it, and two at once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions import recompute_managers
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.my_data import everything_about
from bekwaam.domains.skills.actions import (
    StatedLevel,
    confirm_level,
    earn_level,
    estimate_level,
    forget_old,
    take_over_levels,
)
from bekwaam.domains.skills.enums import Source
from bekwaam.domains.skills.events import SkillConfirmed
from bekwaam.domains.skills.models import PersonSkill
from bekwaam.domains.skills.profiles import line_of
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.factories import a_delegation, a_level, a_person, a_skill, a_unit, an_account, an_employment


@pytest.fixture
def boss(noord) -> Person:
    return a_person("Baas")


@pytest.fixture
def colleague(boss, moment) -> Person:
    unit = a_unit(leader_number=boss.personnel_number)
    person = a_person("Collega")
    an_employment(person, unit)
    an_employment(boss, unit)
    recompute_managers(on=local_date(moment))
    return person


def as_(person: Person, moment) -> Actor:
    return actor_for(person, on=local_date(moment))


def held(person: Person) -> list[tuple[str, int]]:
    rows = PersonSkill.objects.filter(person=person, superseded_at__isnull=True)
    return sorted(rows.values_list("source", "level"))


def refusal(call, *args, **options) -> str:
    with pytest.raises(Refused) as caught:
        call(*args, **options)
    return caught.value.reason


@pytest.mark.eis("S-2")
def test_an_estimate_a_confirmation_and_a_result_stand_beside_each_other(boss, colleague, moment) -> None:
    skill, mine = a_skill(), {"actor": as_(colleague, moment), "at": moment}
    estimate_level(colleague, skill, 4, **mine)
    confirm_level(colleague, skill, 2, actor=as_(boss, moment), at=moment)
    until = local_date(moment) + timedelta(days=30)
    machine = system_actor(colleague.academy_id)
    earn_level(colleague, skill, 3, valid_until=until, actor=machine, at=moment)
    assert held(colleague) == [("manager", 2), ("own", 4), ("result", 3)]
    line = line_of(colleague.pk, skill, on=until)
    assert (line.standing.level, line.standing.source) == (3, Source.RESULT)
    assert line_of(colleague.pk, skill, on=until + timedelta(days=1)).standing.level == 2


def test_a_new_statement_puts_the_old_one_aside_and_keeps_it(colleague, moment) -> None:
    skill, actor = a_skill(), as_(colleague, moment)
    for days, level in enumerate((1, 3, 3, None)):
        estimate_level(colleague, skill, level, actor=actor, at=moment + timedelta(days=days))
    rows = PersonSkill.objects.filter(person=colleague).order_by("stated_at")
    kept = [(row.level, (row.superseded_at - moment).days) for row in rows]
    assert kept == [(1, 1), (3, 3)]
    assert held(colleague) == []
    told = everything_about(colleague.pk)["skills"]
    assert sorted(row["level"] for row in told) == [1, 3]


def test_nobody_estimates_for_somebody_else(boss, colleague, moment) -> None:
    skill, at = a_skill(), moment
    assert (
        refusal(estimate_level, colleague, skill, 2, actor=as_(boss, moment), at=at)
        == "skills.not_your_estimate"
    )
    assert (
        refusal(estimate_level, boss, skill, 2, actor=system_actor(boss.academy_id), at=at)
        == "skills.not_your_estimate"
    )


@pytest.mark.eis("S-2")
def test_the_manager_confirms_and_nobody_else_does(boss, colleague, moment) -> None:
    skill = a_skill()
    stranger = a_person("Vreemd")
    assert (
        refusal(confirm_level, colleague, skill, 3, actor=as_(stranger, moment), at=moment)
        == "skills.not_their_manager"
    )
    assert (
        refusal(confirm_level, colleague, skill, 3, actor=as_(colleague, moment), at=moment)
        == "skills.confirms_own"
    )
    assert refusal(confirm_level, boss, skill, 3, actor=as_(boss, moment), at=moment) == "skills.confirms_own"
    confirm_level(colleague, skill, 3, actor=as_(boss, moment), at=moment)
    assert held(colleague) == [("manager", 3)]


@pytest.mark.eis("S-2")
def test_a_substitute_with_the_task_confirms_in_the_name_of_the_manager_and_a_chain_does_not(
    boss, colleague, moment
) -> None:
    skill, on = a_skill(), local_date(moment)
    substitute, further, watcher = a_person("Vervanger"), a_person("Verder"), a_person("Kijker")
    period = {"starts_on": on, "ends_on": on}
    a_delegation(boss, substitute, ["approve"], **period)
    a_delegation(boss, watcher, ["team_view"], **period)
    a_delegation(substitute, further, ["approve"], **period)
    a_delegation(boss, colleague, ["approve"], **period)
    for person in (further, watcher):
        assert (
            refusal(confirm_level, colleague, skill, 3, actor=as_(person, moment), at=moment)
            == "skills.not_their_manager"
        )
    assert (
        refusal(confirm_level, colleague, skill, 3, actor=as_(colleague, moment), at=moment)
        == "skills.confirms_own"
    )
    confirm_level(colleague, skill, 3, actor=as_(substitute, moment), at=moment)
    fact = AuditFact.objects.get(verb="skills.confirmed")
    assert (fact.actor_label, fact.on_behalf_of_label) == ("Noor Vervanger", "Noor Baas")


def test_the_person_hears_of_it_once_and_the_log_does_not_tell_the_level(boss, colleague, moment) -> None:
    an_account(colleague)
    skill, heard = a_skill(label="Gesprekken voeren"), []
    events.subscribe(SkillConfirmed)(heard.append)
    for _ in range(2):
        confirm_level(colleague, skill, 3, actor=as_(boss, moment), at=moment)
    message = Message.objects.get(person=colleague)
    assert "Noor Baas bevestigde je niveau van Gesprekken voeren: niveau 3 (Gevorderd)." in message.body
    assert [(event.person_id, event.level) for event in heard] == [(colleague.pk, 3)]
    fact = AuditFact.objects.get(verb="skills.confirmed")
    assert (fact.before, fact.after) == (None, {"skill": f"Gesprekken voeren ({skill.code})"})


@pytest.mark.parametrize(
    ("values", "level", "reason"),
    [
        ({"kind": "group"}, 2, "skills.group_has_no_level"),
        ({"is_active": False}, 2, "skills.no_longer_used"),
        ({}, 5, "skills.unknown_level"),
        ({}, 0, "skills.unknown_level"),
    ],
)
def test_a_level_that_cannot_be_is_refused(colleague, moment, values, level, reason) -> None:
    skill = a_skill(**values)
    assert refusal(estimate_level, colleague, skill, level, actor=as_(colleague, moment), at=moment) == reason


def test_an_estimate_of_a_skill_that_went_out_of_use_can_be_taken_back(colleague, moment) -> None:
    skill = a_skill(is_active=False)
    a_level(colleague, skill, 2)
    estimate_level(colleague, skill, None, actor=as_(colleague, moment), at=moment)
    assert held(colleague) == []


def test_profiles_from_elsewhere_come_in_at_once_and_never_over_what_is_there(colleague, moment) -> None:
    skill, other = a_skill(), a_skill()
    a_level(colleague, skill, 1)
    rows = [
        StatedLevel(colleague.pk, one.pk, Source.OWN, 3, moment, colleague.pk, "Noor")
        for one in (skill, other)
    ]
    take_over_levels(rows, actor=system_actor(colleague.academy_id), at=moment)
    assert held(colleague) == [("own", 1), ("own", 3)]


def test_what_is_kept_long_enough_goes(colleague, moment) -> None:
    gone, back, skill = a_person(is_active=False), a_person(), a_skill()
    today = local_date(moment)
    unit = a_unit()
    an_employment(gone, unit, ended_on=today - timedelta(days=366))
    an_employment(back, unit, ended_on=today - timedelta(days=366))
    an_employment(back, unit, number="2")
    for person in (gone, back, colleague):
        a_level(person, skill, 2)
    a_level(colleague, skill, 1, superseded_at=moment - timedelta(days=3 * 365 + 1))
    a_level(colleague, skill, 1, superseded_at=moment - timedelta(days=3 * 365 - 1))
    assert forget_old(at=moment) == 2
    assert [held(person) for person in (gone, back, colleague)] == [[], [("own", 2)], [("own", 2)]]
    assert PersonSkill.objects.filter(superseded_at__isnull=False).count() == 1


def test_two_clicks_at_once_leave_one_statement_that_holds(committed, moment) -> None:
    with academy_scope(server.NOORD):
        person, skill = a_person(), a_skill()
        actor = as_(person, moment)
    ready = Barrier(2)

    def click(level: int) -> None:
        try:
            with academy_scope(server.NOORD):
                ready.wait()
                estimate_level(person, skill, level, actor=actor, at=moment)
        finally:
            connections.close_all()

    clicks = [Thread(target=click, args=(level,)) for level in (2, 3)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    with academy_scope(server.NOORD):
        assert len(held(person)) == 1
        assert PersonSkill.objects.count() == 2
