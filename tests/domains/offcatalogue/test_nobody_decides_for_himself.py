"""Laws over random stories: whatever people do, and whoever stands in for whom, the asker never decides."""

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.offcatalogue.actions import (
    Granting,
    agree,
    answer,
    ask_back,
    follow_people,
    grant,
    refuse,
    start_request,
    submit,
    withdraw,
)
from bekwaam.domains.offcatalogue.enums import CLOSED, WAITING, Deed, Outcome, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestStep
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.models import Delegation, Person
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from tests.domains.offcatalogue.office import AT, DEAR, ON, WISH, an_office, as_actor, stands_in
from tests.factories import a_grant
from tests.savepoints import undone

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.3")]
PEOPLE = ("secretary", "director", "leader", "employee", "colleague", "clerk", "centre")
people = st.sampled_from(PEOPLE)
DECISIONS = (Deed.AGREED, Deed.ASKED_BACK, Deed.REFUSED, Deed.GRANTED)
TASKS = ("approve", "register", "manage_offer")


class Story(RuleBasedStateMachine):
    """Anybody tries anything; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.undoing = undone()
        self.undoing.__enter__()
        self.office = an_office()
        self.row: OffCatalogueRequest | None = None

    def teardown(self) -> None:
        self.undoing.__exit__(None, None, None)

    def person(self, name: str) -> Person:
        return getattr(self.office, name)

    def tried(self, act: Any, *args: Any, **said: Any) -> None:
        with contextlib.suppress(Refused):
            act(*args, at=AT, **said)
        if self.row is not None:
            self.row = OffCatalogueRequest.objects.get(pk=self.row.pk)

    @initialize(asker=people, subject=people, is_dear=st.booleans())
    def ask(self, asker: str, subject: str, is_dear: bool) -> None:
        wanted = DEAR if is_dear else WISH
        try:
            self.row = start_request(
                wanted, person_id=self.person(subject).pk, actor=as_actor(self.person(asker)), at=AT
            )
        except Refused:
            me = as_actor(self.person(asker))
            self.row = start_request(wanted, person_id=me.person_id, actor=me, at=AT)
        self.tried(submit, self.row.pk, actor=as_actor(self.row.asker))

    @rule(who=people)
    def say_yes(self, who: str) -> None:
        self.tried(agree, self.row.pk, seen_turn=self.row.turn, actor=as_actor(self.person(who)))

    @rule(who=people)
    def say_no(self, who: str) -> None:
        self.tried(
            refuse, self.row.pk, seen_turn=self.row.turn, words="Nee", actor=as_actor(self.person(who))
        )

    @rule(who=people)
    def question(self, who: str) -> None:
        self.tried(
            ask_back, self.row.pk, seen_turn=self.row.turn, words="?", actor=as_actor(self.person(who))
        )

    @rule(who=people, is_dearer=st.booleans())
    def reply(self, who: str, is_dearer: bool) -> None:
        wanted = DEAR if is_dearer else None
        actor = as_actor(self.person(who))
        self.tried(answer, self.row.pk, seen_turn=self.row.turn, words="!", wanted=wanted, actor=actor)

    @rule(who=people)
    def close(self, who: str) -> None:
        wanted = Granting(outcome=Outcome.ONCE)
        self.tried(grant, self.row.pk, wanted, seen_turn=self.row.turn, actor=as_actor(self.person(who)))

    @rule(who=people, dice=st.integers(0, 3))
    def give_up(self, who: str, dice: int) -> None:
        if dice == 0:
            self.tried(withdraw, self.row.pk, actor=as_actor(self.person(who)))

    @rule(giver=people, substitute=people, task=st.sampled_from(TASKS))
    def hand_over(self, giver: str, substitute: str, task: str) -> None:
        if giver != substitute:
            stands_in(self.person(giver), self.person(substitute), task)

    @rule()
    def take_back_all(self) -> None:
        Delegation.objects.all().delete()

    @rule(unit=st.sampled_from(["top", "directorate", "team"]), who=people)
    def another_leader(self, unit: str, who: str) -> None:
        place = getattr(self.office, unit)
        place.leader_number = self.person(who).personnel_number
        place.save()
        recompute_managers(on=ON)
        follow_people(at=AT)

    @rule(who=people)
    def becomes_back_office(self, who: str) -> None:
        a_grant(self.person(who), Role.BACKOFFICE, self.office.top)

    @invariant()
    def nobody_concerned_decided(self) -> None:
        if self.row is None:
            return
        concerned = {self.row.person_id, self.row.asker_id}
        steps = RequestStep.objects.filter(request=self.row, deed__in=DECISIONS)
        for actor_id, giver_id in steps.values_list("actor_id", "on_behalf_of_id"):
            assert actor_id not in concerned
            assert giver_id not in concerned
        assert self.row.decider_id not in concerned

    @invariant()
    def a_turn_is_somebodys(self) -> None:
        """What waits, waits since a moment, for one person or for the back office; what is closed waits for nobody."""
        if self.row is None:
            return
        assert (self.row.waiting_since is not None) == (self.row.state in WAITING)
        assert (self.row.decider_id is not None) == (self.row.state in (State.AT_MANAGER, State.AT_BUDGET))
        assert (self.row.closed_at is not None) == (self.row.state in CLOSED)

    @invariant()
    def money_was_agreed_to(self) -> None:
        """A dear request is never granted without somebody above the asker, unless nobody is above."""
        if self.row is None or self.row.state != State.GRANTED:
            return
        agreed = RequestStep.objects.filter(request=self.row, deed=Deed.AGREED).exists()
        assert agreed or self.row.agreed_cost is not None

    @invariant()
    def every_step_is_in_the_log(self) -> None:
        if self.row is not None:
            steps = RequestStep.objects.filter(request=self.row).count()
            facts = AuditFact.objects.filter(subject_id=self.row.pk).exclude(verb="offcatalogue.started")
            assert facts.count() == steps


@pytest.mark.usefixtures("noord")
def test_the_asker_never_decides() -> None:
    run_state_machine_as_test(
        Story,
        settings=settings(
            max_examples=25,
            stateful_step_count=16,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
