"""Writing a planned delivery of units: a handful of statements, whatever the number of units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Fact, Subject, record_many
from bekwaam.domains.organisation.actions.today import make_today_current
from bekwaam.domains.organisation.actions.writing import BATCH, write_histories
from bekwaam.domains.organisation.history import Version
from bekwaam.domains.organisation.models import CostCentre, OrgUnit, UnitKind
from bekwaam.domains.organisation.names import sort_key_of
from bekwaam.domains.organisation.queries import kinds
from bekwaam.domains.organisation.tree import chain_above
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.imports import Change, Diff, Item
from bekwaam.kernel.imports.kinds import plain

KIND_CODE_LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    histories: Mapping[UUID, list[Version]]
    before: Mapping[UUID, list[Version]]
    codes: Mapping[UUID, str]
    new_unit_ids: set[UUID]
    new_kinds: Mapping[str, UUID]
    new_cost_centres: Mapping[str, UUID]


def write_delivery(delivered: Delivered, diff: Diff, *, today: date, actor: Actor, at: datetime) -> None:
    """The caller holds the tree lock and has planned under it."""
    _make_kinds(delivered)
    _make_cost_centres(delivered)
    _make_units(delivered)
    write_histories(delivered.histories, delivered.before)
    make_today_current(today=today)
    record_many(_facts(delivered, diff), actor=actor, at=at)


def _make_kinds(delivered: Delivered) -> None:
    """In the order of the tree: the kind that stands highest comes first."""
    if not delivered.new_kinds:
        return
    parents = {unit_id: versions[-1].parent_id for unit_id, versions in delivered.histories.items()}
    depths: dict[UUID, int] = {}
    for unit_id, versions in delivered.histories.items():
        depth = sum(1 for _ in chain_above(unit_id, parents))
        kind_id = versions[-1].kind_id
        depths[kind_id] = min(depth, depths.get(kind_id, depth))
    ordered = sorted(delivered.new_kinds.items(), key=lambda pair: (depths.get(pair[1], 0), pair[0]))
    first = max((kind.position for kind in kinds()), default=0) + 1
    UnitKind.objects.bulk_create(
        UnitKind(id=pk, code=_kind_code(label, number), label=label, position=number)
        for number, (label, pk) in enumerate(ordered, start=first)
    )


def _kind_code(label: str, number: int) -> str:
    stem = sort_key_of(label).replace(" ", "-")
    return stem if len(stem) <= KIND_CODE_LENGTH else f"{stem[: KIND_CODE_LENGTH - 4]}-{number}"


def _make_cost_centres(delivered: Delivered) -> None:
    CostCentre.objects.bulk_create(
        [CostCentre(id=pk, code=code) for code, pk in delivered.new_cost_centres.items()], batch_size=BATCH
    )


def _make_units(delivered: Delivered) -> None:
    """Bare rows; the columns of today are filled in from the versions afterwards."""
    OrgUnit.objects.bulk_create(
        [
            OrgUnit(
                id=unit_id,
                code=delivered.codes[unit_id],
                name=delivered.histories[unit_id][0].name,
                sort_key="",
                kind_id=delivered.histories[unit_id][0].kind_id,
                valid_from=delivered.histories[unit_id][0].valid_from,
                is_current=False,
            )
            for unit_id in delivered.new_unit_ids
        ],
        batch_size=BATCH,
    )


def _facts(delivered: Delivered, diff: Diff) -> list[Fact]:
    ids = {code: unit_id for unit_id, code in delivered.codes.items()}
    made = [_item_fact("organisation.unit_made", item, ids) for item in diff.new]
    ended = [_item_fact("organisation.unit_ended", item, ids) for item in diff.ended]
    changed = [_change_fact("organisation.unit_changed", change, ids) for change in diff.changed]
    moved = [_change_fact("organisation.unit_moved", change, ids) for change in diff.moved]
    return [*made, *changed, *moved, *ended]


def _subject(key: tuple[str, ...], name: str, ids: Mapping[str, UUID]) -> Subject:
    unit_id = ids[key[0]]
    return Subject("org_unit", unit_id, f"{name} ({key[0]})", unit_id=unit_id)


def _item_fact(verb: str, item: Item, ids: Mapping[str, UUID]) -> Fact:
    values = {name: plain(value) for name, value in item.facts.items()}
    return Fact(verb, _subject(item.key, item.name, ids), after=values)


def _change_fact(verb: str, change: Change, ids: Mapping[str, UUID]) -> Fact:
    before = {one.field: plain(one.before) for one in change.fields}
    after = {one.field: plain(one.after) for one in change.fields}
    return Fact(verb, _subject(change.key, change.name, ids), before=before, after=after)
