"""Whom policies reach: the staff of today, counted and found by the database in one statement."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.enums import Effect
from bekwaam.domains.organisation.models import OrgUnitAncestor
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.queries.people import holding

REACHED = "select r.person_id, r.can_book from catalogue_reached(%s::jsonb, %s) r"
AUDIENCE = "select a.person_id, a.can_book from catalogue_audience_of(%s, %s) a"


@dataclass(frozen=True, slots=True)
class Reach:
    """Who sees something, and who of them may book it."""

    seeing: frozenset[UUID]
    booking: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Change:
    """What other policies would do to who sees it."""

    now: Reach
    then: Reach

    @property
    def gained(self) -> frozenset[UUID]:
        return self.then.seeing - self.now.seeing

    @property
    def lost(self) -> frozenset[UUID]:
        return self.now.seeing - self.then.seeing


def reach_of(policies: Iterable[Policy], on: date) -> Reach:
    """Whether the activity is published does not matter here."""
    return _asked(REACHED, json.dumps(_rows(policies)), on)


def audience_of(activity_id: UUID, on: date) -> Reach:
    """Who sees this activity on this day; nobody when it is not on offer."""
    return _asked(AUDIENCE, activity_id, on)


def change_of(now: Iterable[Policy], then: Iterable[Policy], on: date) -> Change:
    return Change(reach_of(now, on), reach_of(then, on))


def fitting_people(policy: Policy, on: date) -> frozenset[UUID]:
    """Whom this one policy fits, whatever it does for them."""
    return reach_of([Policy(Effect.SHOW, policy.conditions)], on).seeing


def staff_count() -> int:
    """Everybody who works here."""
    return Person.objects.filter(is_active=True, merged_into__isnull=True).count()


def hides_from_all_of(policies: Collection[Policy], unit_id: UUID, on: date) -> bool:
    """Whether nobody who works in this unit and below keeps sight of it."""
    hiding = [policy for policy in policies if policy.effect is Effect.HIDE]
    return bool(hiding) and leaves_out_all_of(reach_of(hiding, on), unit_id, on)


def leaves_out_all_of(reach: Reach, unit_id: UUID, on: date) -> bool:
    """Whether people work in this unit and below, and none of them is reached."""
    below = OrgUnitAncestor.objects.filter(ancestor_id=unit_id).values("unit_id")
    jobs = Employment.objects.filter(holding(on), unit__in=below, person__is_active=True)
    own = set(jobs.values_list("person_id", flat=True))
    return bool(own) and not own & reach.seeing


def named(person_ids: Collection[UUID], people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of these people who are among `people`, in Dutch order."""
    wanted = RawSQL("select unnest(%s::uuid[])", [list(person_ids)])
    return people.filter(pk__in=wanted).order_by("sort_key", "pk")


def _asked(words: str, wanted: str | UUID, on: date) -> Reach:
    with connection.cursor() as cursor:
        cursor.execute(words, (wanted, on))
        rows = cursor.fetchall()
    return Reach(
        frozenset(person_id for person_id, _ in rows),
        frozenset(person_id for person_id, can_book in rows if can_book),
    )


def _rows(policies: Iterable[Policy]) -> list[dict[str, object]]:
    return [
        {
            "policy": str(number),
            "effect": policy.effect.value,
            "dimension": condition.dimension.value,
            "key": condition.key,
            "min_days": condition.min_days,
            "max_days": condition.max_days,
        }
        for number, policy in enumerate(policies)
        for condition in set(policy.conditions)
    ]
