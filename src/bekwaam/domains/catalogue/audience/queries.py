"""What the database answers about audiences: for whole lists by its own functions, for one person as facts."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.expressions import RawSQL

from bekwaam.domains.catalogue.audience.matching import Facts, Job
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, AudienceCondition
from bekwaam.domains.organisation.models import OrgUnitAncestor
from bekwaam.domains.people.models import Employment, Person, RoleGrant
from bekwaam.kernel.actors import Role

VISIBLE = "select v.activity_id from catalogue_visible(%s, %s) v"
SEEN_BY = (
    "select v.activity_id, who from unnest(%s::uuid[]) who, catalogue_visible(who, %s) v"
    " where v.activity_id = any(%s::uuid[])"
)
BOOKABLE = f"{VISIBLE} where v.can_book"


def visible_to(person_id: UUID, on: date) -> QuerySet[Activity]:
    """What this person sees in the catalogue on this day."""
    found: QuerySet[Activity] = Activity.objects.filter(pk__in=RawSQL(VISIBLE, (person_id, on)))  # noqa: S611 - a constant, with parameters
    return found


def bookable_by(person_id: UUID, on: date) -> QuerySet[Activity]:
    found: QuerySet[Activity] = Activity.objects.filter(pk__in=RawSQL(BOOKABLE, (person_id, on)))  # noqa: S611 - same
    return found


def seen_by(activity_ids: Collection[UUID], person_ids: Collection[UUID], on: date) -> dict[UUID, set[UUID]]:
    """Per activity who of these people sees it on this day."""
    found: dict[UUID, set[UUID]] = {activity_id: set() for activity_id in activity_ids}
    with connection.cursor() as cursor:
        cursor.execute(SEEN_BY, [list(person_ids), on, list(activity_ids)])
        for activity_id, person_id in cursor.fetchall():
            found[activity_id].add(person_id)
    return found


def policies_of(activity_ids: Collection[UUID]) -> dict[UUID, list[Policy]]:
    """The policies of these activities as plain values, in the order in which they were made."""
    rows = AudienceCondition.objects.filter(policy__activity_id__in=activity_ids).select_related("policy")
    grouped: dict[tuple[UUID, UUID, str], list[Condition]] = defaultdict(list)
    for row in rows.order_by("policy__made_at", "policy_id", "pk"):
        grouped[row.policy.activity_id, row.policy_id, row.policy.effect].append(condition_of_row(row))
    found: dict[UUID, list[Policy]] = {activity_id: [] for activity_id in activity_ids}
    for (activity_id, _, effect), conditions in grouped.items():
        found[activity_id].append(Policy(Effect(effect), tuple(conditions)))
    return found


def facts_of(person_id: UUID, on: date) -> Facts:
    people = Person.objects.filter(Q(pk=person_id) | Q(merged_into=person_id))
    return Facts(
        person_ids=frozenset(people.values_list("pk", flat=True)),
        roles=_roles_of(person_id, on),
        jobs=_jobs_of(person_id, on),
    )


def condition_of_row(row: AudienceCondition) -> Condition:
    """The columns say whom it is about: a row that was merged away has given its place to who stayed."""
    start, _, word = row.key.partition(":")
    return Condition(
        dimension=Dimension(row.dimension),
        unit_id=row.unit_id,
        with_below=start != "unit",
        function_id=row.function_id,
        person_id=row.person_id,
        code=word if start in ("kind", "role") else "",
        min_days=row.min_days,
        max_days=row.max_days,
    )


def _lasting(on: date) -> Q:
    return Q(started_on__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gte=on))


def _roles_of(person_id: UUID, on: date) -> frozenset[Role]:
    is_valid = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    held = RoleGrant.objects.filter(is_valid, person=person_id).values_list("role", flat=True)
    leads = Employment.objects.filter(_lasting(on), manager=person_id)
    derived = leads.values_list(Value(Role.MANAGER.value), flat=True)
    return frozenset({Role.EMPLOYEE, *map(Role, held.union(derived))})


def _jobs_of(person_id: UUID, on: date) -> tuple[Job, ...]:
    above = OrgUnitAncestor.objects.filter(unit_id=OuterRef("unit_id")).values("ancestor_id")
    rows = Employment.objects.filter(_lasting(on), person=person_id).annotate(above=ArraySubquery(above))
    return tuple(
        Job(
            job.unit_id,
            frozenset(job.above),
            job.function_id,
            job.kind,
            (on - (job.in_service_on or job.started_on)).days,
        )
        for job in rows.order_by("started_on", "pk")
    )
