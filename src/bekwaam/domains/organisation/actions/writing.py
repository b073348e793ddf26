"""Bringing the rows of versions in line with histories, for one unit or for all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.history import Version
from bekwaam.domains.organisation.models import CostCentre, OrgUnitVersion
from bekwaam.kernel import locks

BATCH = 1000
TREE_LOCK = "organisation.tree"


def lock_tree() -> None:
    """One writer of an academy's tree at a time, so that two moves together never make a circle."""
    locks.take(TREE_LOCK)


def write_histories(
    new: Mapping[UUID, Sequence[Version]], old: Mapping[UUID, Sequence[Version]] | None = None
) -> None:
    """Rows that say something else go and come anew: a version that shrinks never meets the one beside it."""
    old = queries.histories(list(new)) if old is None else old
    gone = [
        (unit_id, version.valid_from)
        for unit_id, versions in new.items()
        for version in set(old.get(unit_id, ())) - set(versions)
    ]
    come = [
        _row(unit_id, version)
        for unit_id, versions in new.items()
        for version in versions
        if version not in old.get(unit_id, ())
    ]
    _remove(gone)
    OrgUnitVersion.objects.bulk_create(come, batch_size=BATCH)


def _remove(gone: list[tuple[UUID, Any]]) -> None:
    if not gone:
        return
    wanted = set(gone)
    rows = OrgUnitVersion.objects.filter(unit_id__in={unit_id for unit_id, _ in gone})
    ids = [
        pk
        for pk, unit_id, start in rows.values_list("pk", "unit_id", "valid_from")
        if (unit_id, start) in wanted
    ]
    OrgUnitVersion.objects.filter(pk__in=ids).delete()


def _row(unit_id: UUID, version: Version) -> OrgUnitVersion:
    return OrgUnitVersion(unit_id=unit_id, **asdict(version))


def cost_centre_ids(codes: set[str]) -> dict[str, UUID]:
    """The ids of these cost centres; those that did not exist yet are made."""
    CostCentre.objects.bulk_create(
        [CostCentre(code=code) for code in sorted(codes)], ignore_conflicts=True, batch_size=BATCH
    )
    return dict(CostCentre.objects.filter(code__in=codes).values_list("code", "pk"))
