"""The policies that were kept, with their ids and names, and what about them asks for attention."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import condition_of_row
from bekwaam.domains.catalogue.enums import Effect
from bekwaam.domains.catalogue.models import AudienceCondition
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Function, Person

LEFT = Q(person__is_active=False) & Q(person__merged_into__isnull=True)
ENDED = Q(unit__is_current=False) | LEFT


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    id: UUID
    policy: Policy
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """What a condition is about: how it is called, and whether it is over. Of a unit the last day is told."""

    name: str
    code: str = ""
    is_over: bool = False
    over_since: date | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind the ids in policies."""

    units: dict[UUID, Named]
    functions: dict[UUID, Named]
    people: dict[UUID, Named]

    def of(self, condition: Condition) -> Named | None:
        """Nothing for a condition that names no row."""
        for key, known in (
            (condition.unit_id, self.units),
            (condition.function_id, self.functions),
            (condition.person_id, self.people),
        ):
            if key is not None:
                return known.get(key)
        return None


def kept_policies(activity_ids: Collection[UUID]) -> dict[UUID, list[KeptPolicy]]:
    """Per activity, in the order in which they were made."""
    rows = AudienceCondition.objects.filter(policy__activity_id__in=activity_ids).select_related("policy")
    conditions: dict[UUID, list[Condition]] = defaultdict(list)
    policies = {}
    for row in rows.order_by("policy__made_at", "policy_id", "dimension", "pk"):
        policies[row.policy_id] = row.policy
        conditions[row.policy_id].append(condition_of_row(row))
    found: dict[UUID, list[KeptPolicy]] = {activity_id: [] for activity_id in activity_ids}
    for policy_id, row in policies.items():
        said = Policy(Effect(row.effect), tuple(conditions[policy_id]))
        found[row.activity_id].append(KeptPolicy(policy_id, said, row.made_by_label, row.made_at))
    return found


def names_for(policies: Iterable[Policy]) -> Names:
    conditions = [condition for policy in policies for condition in policy.conditions]
    return Names(
        units=_units({one.unit_id for one in conditions if one.unit_id}),
        functions=_functions({one.function_id for one in conditions if one.function_id}),
        people=_people({one.person_id for one in conditions if one.person_id}),
    )


def _units(ids: Collection[UUID]) -> dict[UUID, Named]:
    rows = OrgUnit.objects.filter(pk__in=ids) if ids else ()
    return {row.pk: Named(row.name, row.code, not row.is_current, row.valid_until) for row in rows}


def _functions(ids: Collection[UUID]) -> dict[UUID, Named]:
    rows = Function.objects.filter(pk__in=ids) if ids else ()
    return {row.pk: Named(row.name, row.code) for row in rows}


def _people(ids: Collection[UUID]) -> dict[UUID, Named]:
    """Somebody who was merged into another row goes by that row."""
    rows = Person.objects.filter(pk__in=ids).select_related("merged_into") if ids else ()
    found = {}
    for row in rows:
        person = row.merged_into or row
        found[row.pk] = Named(person.full_name, person.personnel_number, not person.is_active)
    return found
