"""Saying whom an activity is for."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.actions.subjects import subject_of, subject_of_unit
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.reach import hides_from_all_of
from bekwaam.domains.catalogue.audience.rules import may_be_kept
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.events import AudienceChanged
from bekwaam.domains.catalogue.models import (
    Activity,
    AudienceCondition,
    AudiencePolicy,
    OfferingDefault,
)
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.domains.people.models import Function, Person
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

BATCH = 1_000
REFERRED = {"unit_id": OrgUnit, "function_id": Function, "person_id": Person}


@transaction.atomic
def set_policies(activity_id: UUID, policies: Collection[Policy], *, actor: Actor, at: datetime) -> None:
    """All policies of an activity at once; none at all opens it to the whole academy."""
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    require_keepable(activity, policies, at)
    with noted(activity, actor=actor, at=at):
        AudiencePolicy.objects.filter(activity=activity).delete()
        write_policies({activity.pk: policies}, actor=actor, at=at)
        open_or_close(activity, policies, at)


def shield_for_owner(activity: Activity, *, actor: Actor, at: datetime) -> None:
    own = Condition(dimension=Dimension.UNIT, unit_id=activity.owner_unit_id)
    set_policies(activity.pk, [Policy(Effect.SHOW, (own,))], actor=actor, at=at)


@transaction.atomic
def set_offering_default(unit_id: UUID, *, is_shielded: bool | None, actor: Actor, at: datetime) -> None:
    """Whom new offering of this unit and below is for; None leaves it to the unit above."""
    require(rules.may_manage(actor, unit_id))
    unit = OrgUnit.objects.get(pk=unit_id)
    OfferingDefault.objects.filter(unit=unit).delete()
    if is_shielded is not None:
        OfferingDefault.objects.create(unit=unit, is_shielded=is_shielded)
    subject = subject_of_unit(unit)
    record("catalogue.offering_default_set", subject, actor=actor, at=at, after={"is_shielded": is_shielded})


def require_keepable(activity: Activity, policies: Collection[Policy], at: datetime) -> None:
    """The owner keeps sight of what is owned; every policy is whole and names what exists."""
    above = OrgUnitAncestor.objects.filter(unit_id=activity.owner_unit_id)
    require(may_be_kept(policies, owner_and_above=set(above.values_list("ancestor_id", flat=True))))
    require_known(policies)
    if hides_from_all_of(policies, activity.owner_unit_id, local_date(at)):
        raise Refused("catalogue.hides_from_owner")


@contextmanager
def noted(activity: Activity, *, actor: Actor, at: datetime) -> Iterator[None]:
    """What changed inside goes to the log and to whoever listens; nothing does when nothing changed."""
    before = described(activity.pk)
    yield
    after = described(activity.pk)
    if before != after:
        old, new = {"policies": before}, {"policies": after}
        subject = subject_of(activity)
        record("catalogue.audience_changed", subject, actor=actor, at=at, before=old, after=new)
        events.publish(AudienceChanged(activity_id=activity.pk))


def write_policies(wanted: dict[UUID, Collection[Policy]], *, actor: Actor, at: datetime) -> None:
    """Rows only; who calls this has judged them."""
    pairs = [
        (_row(activity_id, policy, actor, at), policy)
        for activity_id, policies in wanted.items()
        for policy in policies
    ]
    AudiencePolicy.objects.bulk_create([row for row, _ in pairs], batch_size=BATCH)
    conditions = [
        condition_row(row, condition) for row, policy in pairs for condition in set(policy.conditions)
    ]
    AudienceCondition.objects.bulk_create(conditions, batch_size=BATCH)


def _row(activity_id: UUID, policy: Policy, actor: Actor, at: datetime) -> AudiencePolicy:
    return AudiencePolicy(
        activity_id=activity_id,
        effect=policy.effect.value,
        needed=len(policy.dimensions),
        made_by_label=actor.label[:200],
        made_at=at,
    )


def condition_row(row: AudiencePolicy, condition: Condition) -> AudienceCondition:
    return AudienceCondition(
        policy=row,
        dimension=condition.dimension.value,
        key=condition.key,
        unit_id=condition.unit_id,
        function_id=condition.function_id,
        person_id=condition.person_id,
        min_days=condition.min_days,
        max_days=condition.max_days,
    )


def open_or_close(activity: Activity, policies: Collection[Policy], at: datetime) -> None:
    effects = {policy.effect for policy in policies}
    activity.is_open = Effect.SHOW not in effects
    activity.is_open_to_book = Effect.BOOK not in effects
    activity.changed_at = at
    activity.save(update_fields=["is_open", "is_open_to_book", "changed_at"])


def require_known(policies: Collection[Policy]) -> None:
    for name, model in REFERRED.items():
        found = {getattr(condition, name) for policy in policies for condition in policy.conditions} - {None}
        if found and model.objects.filter(pk__in=found).count() != len(found):
            raise Refused("catalogue.unknown_reference", field=name)


def described(activity_id: UUID) -> list[dict[str, Any]]:
    rows = AudienceCondition.objects.filter(policy__activity_id=activity_id).order_by("policy__effect", "key")
    found: dict[UUID, dict[str, Any]] = {}
    for policy_id, effect, key in rows.values_list("policy_id", "policy__effect", "key"):
        found.setdefault(policy_id, {"effect": effect, "keys": []})["keys"].append(key)
    return sorted(found.values(), key=str)
