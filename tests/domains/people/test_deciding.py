"""Nobody decides about himself, through whatever delegations: a law over random organisations."""

from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.people.rules.deciding import DecisionSubject, deciding_grant, may_decide_for, on_behalf
from bekwaam.domains.people.rules.holdings import Handover, Holding, Job, grant_of
from bekwaam.kernel.actors import Actor, Grant, Role
from tests.domains.people.test_access import TASKS, TODAY

SPACE = UUID(int=7)
UNIT = UUID(int=1)
PEOPLE = [uuid5(SPACE, str(n)) for n in range(6)]
pytestmark = pytest.mark.eis("U-5.6")
persons = st.sampled_from(PEOPLE)
Managers = dict[UUID, UUID]
Delegations = list[tuple[UUID, UUID, frozenset[str]]]


def actor_in(person: UUID, managers: Managers, delegations: Delegations) -> Actor:
    """As `access.actor_for` makes it: own roles, and the own roles of those who handed theirs over."""
    own = Holding(Role.MANAGER, unit_ids=frozenset())
    held = [own] if person in managers.values() else []
    for giver, substitute, tasks in delegations:
        if substitute == person and giver in managers.values():
            held.append(
                Holding(Role.MANAGER, unit_ids=frozenset(), handover=Handover(giver, "G", tasks, TODAY))
            )
    grants = [grant for grant in map(grant_of, held) if grant is not None]
    return Actor(SPACE, person, "A", (Grant(Role.EMPLOYEE, frozenset()), *grants))


@given(
    managers=st.dictionaries(persons, persons).map(
        lambda found: {who: by for who, by in found.items() if who != by}
    ),
    delegations=st.lists(
        st.tuples(persons, persons, st.frozensets(st.sampled_from(TASKS))).filter(
            lambda one: one[0] != one[1]
        ),
        max_size=12,
    ),
    actor_id=persons,
    subject_id=persons,
)
def test_only_the_manager_or_his_substitute_decides_and_never_about_himself(
    managers: Managers, delegations: Delegations, actor_id: UUID, subject_id: UUID
) -> None:
    manager = managers.get(subject_id)
    subject = DecisionSubject(subject_id, (Job(UNIT, manager_id=manager),))
    actor = actor_in(actor_id, managers, delegations)
    stands_in = any(
        giver == manager and substitute == actor_id and "approve" in tasks and giver != subject_id
        for giver, substitute, tasks in delegations
    )
    expected = actor_id != subject_id and manager is not None and (actor_id == manager or stands_in)
    assert bool(may_decide_for(actor, subject)) == expected


def test_a_substitute_decides_on_behalf_of_the_manager_and_the_log_knows() -> None:
    boss, substitute, employee = PEOPLE[:3]
    handed = Grant(
        Role.MANAGER, frozenset(), tasks=frozenset({"approve"}), on_behalf_of=boss, on_behalf_label="Baas"
    )
    own = Grant(Role.MANAGER, frozenset())
    subject = DecisionSubject(employee, (Job(UNIT, manager_id=boss),))
    actor = Actor(SPACE, substitute, "S", (own, handed))
    assert on_behalf([deciding_grant(actor, subject)]) == (boss, "Baas")
    assert on_behalf([own, handed]) is None


@pytest.mark.parametrize(("limit", "allowed"), [(None, True), ({UNIT}, True), (set(), False)])
def test_a_delegation_for_one_unit_decides_there_only(limit: set[UUID] | None, allowed: bool) -> None:
    boss, substitute, employee = PEOPLE[:3]
    units = None if limit is None else frozenset(limit)
    holding = Holding(
        Role.MANAGER,
        unit_ids=frozenset({UNIT}),
        handover=Handover(boss, "B", frozenset({"approve"}), TODAY, units),
    )
    actor = Actor(SPACE, substitute, "S", (grant_of(holding),))
    assert bool(may_decide_for(actor, DecisionSubject(employee, (Job(UNIT, manager_id=boss),)))) is allowed


def test_a_substitute_never_decides_about_the_one_he_stands_in_for() -> None:
    """Even when the data would make somebody his own manager."""
    giver, substitute = PEOPLE[:2]
    handed = Grant(Role.MANAGER, frozenset(), tasks=frozenset({"approve"}), on_behalf_of=giver)
    subject = DecisionSubject(giver, (Job(UNIT, manager_id=giver),))
    assert (
        may_decide_for(Actor(SPACE, substitute, "S", (handed,)), subject).reason == "people.not_their_manager"
    )
    assert (
        may_decide_for(Actor(SPACE, giver, "G", (Grant(Role.MANAGER),)), subject).reason
        == "people.decides_about_self"
    )
