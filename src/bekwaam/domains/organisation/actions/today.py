"""Repeating today's version on each unit, and keeping the closure of today's tree."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.actions.writing import BATCH, lock_tree
from bekwaam.domains.organisation.events import TreeChanged
from bekwaam.domains.organisation.history import Version, on
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.domains.organisation.names import sort_key_of
from bekwaam.domains.organisation.tree import closure_of
from bekwaam.kernel.events import publish

REPEATED = (
    "name",
    "sort_key",
    "kind_id",
    "parent_id",
    "cost_centre_id",
    "leader_number",
    "valid_from",
    "valid_until",
    "is_current",
)
COLUMNS = [name.removesuffix("_id") for name in REPEATED]


def make_today_current(*, today: date) -> bool:
    """Bring units and closure in line with their versions; whether anything was different."""
    lock_tree()
    histories = queries.histories()
    changed_units = _repeat_on_units(histories, today)
    changed_links = _rebuild_closure(_parents_today(histories, today))
    if changed_units or changed_links:
        publish(TreeChanged(on=today))
    return changed_units or changed_links


def _parents_today(histories: Mapping[UUID, Sequence[Version]], today: date) -> dict[UUID, UUID | None]:
    found = {unit_id: on(versions, today) for unit_id, versions in histories.items()}
    return {unit_id: version.parent_id for unit_id, version in found.items() if version}


def _repeat_on_units(histories: Mapping[UUID, Sequence[Version]], today: date) -> bool:
    changed = []
    for unit in OrgUnit.objects.all():
        wanted = _wanted(histories[unit.pk], today)
        if any(getattr(unit, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(unit, name, value)
            changed.append(unit)
    OrgUnit.objects.bulk_update(changed, COLUMNS, batch_size=BATCH)
    return bool(changed)


def _wanted(versions: Sequence[Version], today: date) -> dict[str, Any]:
    """The columns of today's version; of the nearest one for a unit that is not there yet or any more."""
    now = on(versions, today)
    past = [version for version in versions if version.valid_from <= today]
    shown = now or (past[-1] if past else versions[0])
    return {
        "name": shown.name,
        "sort_key": sort_key_of(shown.name),
        "kind_id": shown.kind_id,
        "parent_id": shown.parent_id,
        "cost_centre_id": shown.cost_centre_id,
        "leader_number": shown.leader_number,
        "valid_from": versions[0].valid_from,
        "valid_until": versions[-1].valid_until,
        "is_current": now is not None,
    }


def _rebuild_closure(parents: Mapping[UUID, UUID | None]) -> bool:
    wanted = closure_of(parents)
    rows = OrgUnitAncestor.objects.values_list("pk", "ancestor_id", "unit_id", "depth")
    wrong = [pk for pk, ancestor, unit, depth in rows if wanted.get((ancestor, unit)) != depth]
    right = {(ancestor, unit) for pk, ancestor, unit, depth in rows if wanted.get((ancestor, unit)) == depth}
    missing = [
        OrgUnitAncestor(ancestor_id=ancestor, unit_id=unit, depth=depth)
        for (ancestor, unit), depth in wanted.items()
        if (ancestor, unit) not in right
    ]
    if wrong:
        OrgUnitAncestor.objects.filter(pk__in=wrong).delete()
    OrgUnitAncestor.objects.bulk_create(missing, batch_size=BATCH)
    return bool(wrong or missing)
