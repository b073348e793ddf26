"""One policy at a time, so that two who edit the audience of one activity do not undo each other."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.actions.audiences import (
    condition_row,
    noted,
    open_or_close,
    require_keepable,
    set_policies,
    write_policies,
)
from bekwaam.domains.catalogue.audience.kept import KeptPolicy, kept_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, AudienceCondition, AudiencePolicy
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


class Choice(StrEnum):
    """The audiences that most activities have."""

    EVERYONE = "iedereen"
    OWN_UNIT = "eigen"
    OWN_UNIT_AND_OTHERS = "eigen_en_anderen"


@transaction.atomic
def add_policy(activity_id: UUID, policy: Policy, *, actor: Actor, at: datetime) -> None:
    activity, kept = _held(activity_id, actor)
    wanted = with_policy(kept, policy)
    require_keepable(activity, wanted, at)
    with noted(activity, actor=actor, at=at):
        write_policies({activity.pk: [policy]}, actor=actor, at=at)
        open_or_close(activity, wanted, at)


@transaction.atomic
def change_policy(activity_id: UUID, policy_id: UUID, policy: Policy, *, actor: Actor, at: datetime) -> None:
    """It keeps its id and its place in the list."""
    activity, kept = _held(activity_id, actor)
    wanted = with_policy(kept, policy, replacing=policy_id)
    require_keepable(activity, wanted, at)
    row = AudiencePolicy.objects.get(pk=policy_id, activity=activity)
    with noted(activity, actor=actor, at=at):
        row.effect, row.needed, row.made_by_label = (
            policy.effect.value,
            len(policy.dimensions),
            actor.label[:200],
        )
        row.save(update_fields=["effect", "needed", "made_by_label"])
        AudienceCondition.objects.filter(policy=row).delete()
        AudienceCondition.objects.bulk_create(condition_row(row, one) for one in set(policy.conditions))
        open_or_close(activity, wanted, at)


@transaction.atomic
def remove_policy(activity_id: UUID, policy_id: UUID, *, actor: Actor, at: datetime) -> None:
    activity, kept = _held(activity_id, actor)
    wanted = without_policy(kept, policy_id)
    require_keepable(activity, wanted, at)
    with noted(activity, actor=actor, at=at):
        AudiencePolicy.objects.filter(pk=policy_id, activity=activity).delete()
        open_or_close(activity, wanted, at)


@transaction.atomic
def choose_audience(
    activity_id: UUID, choice: Choice, *, person_ids: Collection[UUID] = (), actor: Actor, at: datetime
) -> None:
    """Who sees it; who may book it and who never sees it stays as it was."""
    activity, kept = _held(activity_id, actor)
    wanted = with_choice(kept, choice, owner_unit_id=activity.owner_unit_id, person_ids=person_ids)
    set_policies(activity_id, wanted, actor=actor, at=at)


def with_policy(
    kept: Collection[KeptPolicy], policy: Policy, *, replacing: UUID | None = None
) -> list[Policy]:
    """All policies as they would be with this one among them."""
    if replacing is not None:
        _require_there(kept, replacing)
    others = [one.policy for one in kept if one.id != replacing]
    if any(_same(one, policy) for one in others):
        raise Refused("catalogue.policy_twice")
    return [*others, policy]


def without_policy(kept: Collection[KeptPolicy], policy_id: UUID) -> list[Policy]:
    _require_there(kept, policy_id)
    return [one.policy for one in kept if one.id != policy_id]


def with_choice(
    kept: Collection[KeptPolicy], choice: Choice, *, owner_unit_id: UUID, person_ids: Collection[UUID]
) -> list[Policy]:
    others = [one.policy for one in kept if one.policy.effect is not Effect.SHOW]
    if choice is Choice.EVERYONE:
        return others
    own = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=owner_unit_id),))
    if choice is Choice.OWN_UNIT:
        return [own, *others]
    people = tuple(Condition(dimension=Dimension.PERSON, person_id=one) for one in person_ids)
    return [own, Policy(Effect.SHOW, people), *others]


def _held(activity_id: UUID, actor: Actor) -> tuple[Activity, list[KeptPolicy]]:
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    return activity, kept_policies([activity_id])[activity_id]


def _require_there(kept: Collection[KeptPolicy], policy_id: UUID) -> None:
    if all(one.id != policy_id for one in kept):
        raise Refused("catalogue.policy_gone")


def _same(one: Policy, other: Policy) -> bool:
    return one.effect is other.effect and set(one.conditions) == set(other.conditions)
