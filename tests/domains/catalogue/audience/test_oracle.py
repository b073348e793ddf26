"""The database gives the answer of the pure rule: for random trees, people and policies, case by case."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.catalogue.actions.audiences import write_policies
from bekwaam.domains.catalogue.audience.matching import verdict
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import facts_of
from bekwaam.domains.catalogue.enums import ActivityState, Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests import savepoints
from tests.factories import MADE_AT, a_function, a_grant, a_person, a_unit, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-1.2")]
TODAY = date(2026, 3, 2)
ROLES = (Role.EMPLOYEE, Role.MANAGER, Role.TRAINER, Role.AUDITOR)
Answer = dict[tuple[UUID, UUID], tuple[bool, bool]]


@dataclass
class Town:
    """A small town with rights at random."""

    dice: Random

    def build(self) -> None:
        self.units = [a_unit()]
        for _ in range(self.dice.randint(2, 7)):
            self.units.append(a_unit(parent=self.dice.choice(self.units)))
        self.functions = [a_function(code, code) for code in ("ADV", "BOA", "ZWEM")]
        self.people = [a_person() for _ in range(12)]
        for person in self.people:
            self._give_jobs(person)
        self._merge()
        self.policies = {self._activity(number).pk: self._policies() for number in range(20)}
        write_policies(self.policies, actor=system_actor(current_academy_id()), at=MADE_AT)
        for activity_id, policies in self.policies.items():
            effects = {policy.effect for policy in policies}
            Activity.objects.filter(pk=activity_id).update(
                is_open=Effect.SHOW not in effects, is_open_to_book=Effect.BOOK not in effects
            )

    def _give_jobs(self, person: Any) -> None:
        for number in range(self.dice.choice((0, 1, 1, 1, 2, 3))):
            start = TODAY - timedelta(days=self.dice.choice((-5, 0, 1, 100, 200, 300, 400)))
            ends = [start, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)]
            an_employment(
                person,
                self.dice.choice(self.units),
                number=str(number),
                function=self.dice.choice([*self.functions, None]),
                kind=self.dice.choice(EmploymentKind.values),
                started_on=start,
                in_service_on=self.dice.choice((None, start - timedelta(days=200))),
                ended_on=self.dice.choice([None, None, *(day for day in ends if day >= start)]),
                manager=self.dice.choice([*self.people, None, None, None]),
            )
        if self.dice.random() < 0.4:
            until = self.dice.choice((None, TODAY - timedelta(days=1), TODAY))
            a_grant(person, self.dice.choice(ROLES[2:]), valid_until=until)

    def _merge(self) -> None:
        gone, kept = self.dice.sample(self.people, 2)
        gone.merged_into = kept
        gone.save()

    def _activity(self, number: int) -> Activity:
        activity = Activity.objects.create(
            code=f"A{number}",
            owner_unit=self.units[0],
            form="klassikaal",
            publish_from=self.dice.choice((None, None, None, TODAY, TODAY + timedelta(days=1))),
            publish_until=self.dice.choice((None, None, None, TODAY + timedelta(days=1))),
            created_at=MADE_AT,
            changed_at=MADE_AT,
        )
        version = ActivityVersion.objects.create(activity=activity, number=1, title="x", edited_at=MADE_AT)
        activity.published = version
        activity.state = self.dice.choice((*[ActivityState.PUBLISHED] * 4, ActivityState.ARCHIVED))
        activity.save()
        return activity

    def _policies(self) -> list[Policy]:
        effects = [self.dice.choice(list(Effect)) for _ in range(self.dice.randint(0, 4))]
        return [Policy(effect, tuple(self._conditions())) for effect in effects]

    def _conditions(self) -> list[Condition]:
        dimensions = self.dice.sample(list(Dimension), self.dice.choice((1, 1, 2, 2, 3)))
        wanted = [self._condition(each) for each in dimensions for _ in range(self.dice.choice((1, 1, 2)))]
        return list({condition.key: condition for condition in wanted}.values())

    def _condition(self, dimension: Dimension) -> Condition:
        dice = self.dice
        least = dice.choice((None, 0, 100, 200))
        most = dice.choice((None, 200, 300, 500)) if least is not None else dice.choice((100, 300))
        values: dict[Dimension, dict[str, Any]] = {
            Dimension.UNIT: {"unit_id": dice.choice(self.units).pk, "with_below": dice.random() < 0.6},
            Dimension.FUNCTION: {"function_id": dice.choice(self.functions).pk},
            Dimension.PERSON: {"person_id": dice.choice(self.people).pk},
            Dimension.EMPLOYMENT_KIND: {"code": dice.choice(EmploymentKind.values)},
            Dimension.ROLE: {"code": dice.choice(ROLES).value},
            Dimension.SERVICE: {"min_days": least, "max_days": most},
        }
        return Condition(dimension=dimension, **values[dimension])

    def by_rule(self) -> Answer:
        found: Answer = {}
        offered = {activity.pk: _is_offered(activity) for activity in Activity.objects.all()}
        for person in self.people:
            facts = facts_of(person.pk, TODAY)
            for activity_id, policies in self.policies.items():
                said = verdict(policies, facts, is_offered=offered[activity_id])
                found[person.pk, activity_id] = (said.is_visible, said.can_book)
        return found

    def by_database(self, fitting: str, visible: str) -> Answer:
        found: Answer = {}
        for person in self.people:
            seen = _ask(fitting, visible, person.pk)
            for activity_id in self.policies:
                can_book = seen.get(activity_id)
                found[person.pk, activity_id] = (can_book is not None, bool(can_book))
        return found


def _is_offered(activity: Activity) -> bool:
    starts, ends = activity.publish_from or TODAY, activity.publish_until or TODAY
    return activity.state == ActivityState.PUBLISHED and starts <= TODAY <= ends


def _ask(fitting: str, visible: str, person_id: UUID) -> dict[UUID, bool]:
    """The bodies of the functions as the database holds them, so that a test may change a word in them."""
    query = visible.replace("catalogue_fitting(who, day)", f"({fitting})")
    query = re.sub(r"\bwho\b", "%(who)s::uuid", re.sub(r"\bday\b", "%(day)s::date", query))
    with connection.cursor() as cursor:
        cursor.execute(query, {"who": person_id, "day": TODAY})
        return dict(cursor.fetchall())


def bodies() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("select proname, prosrc from pg_proc where proname like 'catalogue\\_%'")
        found = dict(cursor.fetchall())
    return found["catalogue_fitting"], found["catalogue_visible"]


def town(seed: int) -> Town:
    made = Town(Random(seed))
    made.build()
    return made


@settings(max_examples=45, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_the_database_says_what_the_rule_says(noord: Any, seed: int) -> None:
    """45 towns of 12 people and 20 activities: 10,800 cases."""
    with savepoints.undone():
        made = town(seed)
        assert made.by_database(*bodies()) == made.by_rule()


MUTATIONS = [
    ("= p.needed", ">= 1"),
    ("a.ancestor_id", "a.unit_id"),
    ("(e.ended_on is null or e.ended_on >= day)\n    ), job_fact", "true\n    ), job_fact"),
    ("e.started_on <= day", "true"),
    ("coalesce(e.in_service_on, e.started_on)", "e.started_on"),
    ("job.days <= c.max_days", "job.days < c.max_days"),
    ("or p.merged_into_id = who", ""),
    ("g.valid_until >= day", "true"),
    ("max(met)", "sum(met)"),
    ("and a.id not in (select f.activity_id from fitting f where f.effect = 'verbergen')", ""),
    ("a.is_open_to_book or", "true or"),
    ("a.publish_from <= day", "true"),
    ("a.state = 'gepubliceerd'", "true"),
]


@pytest.mark.parametrize(("sound", "broken"), MUTATIONS)
def test_a_word_changed_in_the_statement_is_noticed(noord: Any, sound: str, broken: str) -> None:
    fitting, visible = (body.replace(sound, broken) for body in bodies())
    assert (fitting, visible) != bodies()
    assert any(_differs(fitting, visible, seed) for seed in range(60))


def _differs(fitting: str, visible: str, seed: int) -> bool:
    with savepoints.undone():
        made = town(seed)
        return made.by_database(fitting, visible) != made.by_rule()
