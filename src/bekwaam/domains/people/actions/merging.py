"""Two rows that were one human become one, and apart again.

Everything that points to a person by `TenantKey` goes over, whichever context it is of; `PersonMerge.moved` says which
rows, so that undoing brings back exactly those. A row that would collide with one of the kept person stays.
Contexts with append-only rows listen to `PeopleMerged` instead.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, ManyToOneRel, OuterRef, Q, UniqueConstraint

from bekwaam.domains.audit.actions import record
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.actions.persons import LOCK
from bekwaam.domains.people.actions.service import (
    end_accounts,
    people_whose_jobs_are_over,
    settle_service,
    subject_of,
)
from bekwaam.domains.people.events import MergeUndone, PeopleMerged
from bekwaam.domains.people.models import Account, Delegation, Person, PersonMerge
from bekwaam.domains.people.rules.merging import MergeSide, may_merge, may_undo_merge
from bekwaam.domains.tenancy.scoped import TenantModel
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import require

ADOPTED = ("email", "external_id")
Key = Any
"""A `TenantKey` to a person; django-stubs cannot name it at run time."""


def merge_people(kept: Person, dissolved: Person, *, actor: Actor, at: datetime) -> PersonMerge:
    locks.take(LOCK)
    kept.refresh_from_db()
    dissolved.refresh_from_db()
    require(may_merge(actor, side_of(kept), side_of(dissolved)))
    accounts = _active_accounts(dissolved)
    moved = {"rows": _move_all(kept, dissolved), "people": _join(kept, dissolved), "accounts": accounts}
    _end_leftover_account(dissolved)
    merge: PersonMerge = PersonMerge.objects.create(kept=kept, dissolved=dissolved, moved=moved, merged_at=at)
    recompute_managers(on=local_date(at))
    after = {"dissolved": str(dissolved.pk), "number": dissolved.personnel_number}
    record("people.merged", subject_of(kept), actor=actor, at=at, after=after)
    events.publish(PeopleMerged(merge_id=merge.pk, kept_id=kept.pk, dissolved_id=dissolved.pk))
    return merge


def undo_merge(merge: PersonMerge, *, actor: Actor, at: datetime) -> None:
    locks.take(LOCK)
    merge.refresh_from_db()
    kept, dissolved = merge.kept, merge.dissolved
    require(may_undo_merge(actor, kept=side_of(kept), is_undone=merge.undone_at is not None))
    _move_back(merge)
    _part(kept, dissolved, merge.moved["people"])
    Account.objects.filter(pk__in=merge.moved["accounts"]).update(is_active=True)
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    over = set(people_whose_jobs_are_over(local_date(at)))
    settle_service(over & {kept.pk, dissolved.pk}, actor=actor, at=at)
    recompute_managers(on=local_date(at))
    record(
        "people.merge_undone", subject_of(kept), actor=actor, at=at, before={"dissolved": str(dissolved.pk)}
    )
    events.publish(MergeUndone(merge_id=merge.pk, kept_id=kept.pk, dissolved_id=dissolved.pk))


def side_of(person: Person) -> MergeSide:
    return MergeSide(person.pk, person.merged_into_id is not None, person.erased_at is not None)


def _pointing() -> Iterator[tuple[type[TenantModel], Key]]:
    """Every key of the product that points to a person; the merges themselves say what was, and stay."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model, field = relation.related_model, relation.field
        if model is not PersonMerge and issubclass(model, TenantModel):
            yield model, field


def _move_all(kept: Person, dissolved: Person) -> dict[str, list[str]]:
    moved: dict[str, list[str]] = {}
    for model, field in _pointing():
        rows = _free_rows(model, field, kept, dissolved)
        ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
        if ids:
            model.objects.filter(pk__in=ids).update(**{field.attname: kept.pk})
            moved[f"{model._meta.label}.{field.name}"] = ids
    return moved


def _free_rows(model: type[TenantModel], field: Key, kept: Person, dissolved: Person) -> Any:
    rows = model.objects.filter(**{field.name: dissolved.pk})
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field.name in constraint.fields:
            rows = _without_collisions(rows, model, field, constraint, kept)
    if model is Delegation:
        rows = rows.exclude(Q(giver=kept.pk) | Q(substitute=kept.pk))
    return rows


def _without_collisions(
    rows: Any,
    model: type[TenantModel],
    field: Key,
    constraint: UniqueConstraint,
    kept: Person,
) -> Any:
    others = [name for name in constraint.fields if name not in ("academy", field.name)]
    same = {name: OuterRef(name) for name in others}
    return rows.exclude(Exists(model.objects.filter(**{field.name: kept.pk, **same})))


def _join(kept: Person, dissolved: Person) -> dict[str, Any]:
    """The dissolved row ends; what the kept one lacked goes over. Tells how both were."""
    adopted: dict[str, str] = {}
    before = {"kept_active": kept.is_active, "dissolved_active": dissolved.is_active, "adopted": adopted}
    kept.is_active = kept.is_active or dissolved.is_active
    for name in ADOPTED:
        value = getattr(dissolved, name)
        if value and not getattr(kept, name):
            adopted[name] = value
            setattr(kept, name, value)
            setattr(dissolved, name, "")
    dissolved.is_active, dissolved.merged_into = False, kept
    dissolved.save(update_fields=["is_active", "merged_into", *ADOPTED])
    kept.save(update_fields=["is_active", *ADOPTED])
    return before


def _part(kept: Person, dissolved: Person, before: dict[str, Any]) -> None:
    """What was changed since on the kept person stays as it is now."""
    for name, value in before["adopted"].items():
        if getattr(kept, name) == value:
            setattr(kept, name, "")
            setattr(dissolved, name, value)
    kept.is_active = before["kept_active"]
    dissolved.is_active, dissolved.merged_into = before["dissolved_active"], None
    kept.save(update_fields=["is_active", *ADOPTED])
    dissolved.save(update_fields=["is_active", "merged_into", *ADOPTED])


def _active_accounts(dissolved: Person) -> list[str]:
    accounts = Account.objects.filter(person=dissolved, is_active=True)
    return [str(pk) for pk in accounts.values_list("pk", flat=True)]


def _end_leftover_account(dissolved: Person) -> None:
    """An account that could not go over, because the kept person has one, opens nothing any more."""
    end_accounts([dissolved.pk])


def _move_back(merge: PersonMerge) -> None:
    fields = {f"{model._meta.label}.{field.name}": (model, field) for model, field in _pointing()}
    for key, ids in merge.moved["rows"].items():
        if key in fields:
            model, field = fields[key]
            rows = model.objects.filter(**{"pk__in": ids, field.name: merge.kept_id})
            rows.update(**{field.attname: merge.dissolved_id})
