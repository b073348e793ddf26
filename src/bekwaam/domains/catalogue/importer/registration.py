"""What the deliveries context calls to take activities in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.access import activities_to_name, managed_units, manages_anything
from bekwaam.domains.catalogue.actions.drafts import LOCK
from bekwaam.domains.catalogue.actions.importing import write_rows
from bekwaam.domains.catalogue.importer.faults import RowFault
from bekwaam.domains.catalogue.importer.package import Package, unpacked
from bekwaam.domains.catalogue.importer.rows import ActivityRow, activity_row, facts_of
from bekwaam.domains.catalogue.importer.schema import SCHEMA
from bekwaam.domains.catalogue.importer.situation import Bounds, Situation, read_situation
from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.deliveries.rules import may_deliver as may_deliver_all
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.imports import Diff, Key, Record, Refusal, Source, compare, may_end, shown
from bekwaam.kernel.imports.records import RecordReader


@dataclass(frozen=True, slots=True)
class Delivered:
    rows: list[ActivityRow]
    situation: Situation


class ActivityImporter:
    """Without an actor for the whole organisation; `within` gives one for a single delivery."""

    kind = "activities"
    title = "Leeractiviteiten"
    position = 40
    schema = SCHEMA

    def __init__(self, actor: Actor | None = None) -> None:
        self.actor = actor
        self.package = Package(b"")

    def may_deliver(self, actor: Actor) -> Decision:
        return ALLOWED if manages_anything(actor) else refused("delivery_not_yours")

    def within(self, actor: Actor) -> "ActivityImporter":
        """Who delivers everything does so for the whole organisation."""
        return ActivityImporter(None if may_deliver_all(actor) else actor)

    def table_of(self, source: Source) -> Source:
        self.package = unpacked(source)
        return self.package.table

    def lock(self) -> None:
        locks.take(LOCK)

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan:
        records: list[Record] = list(reading)
        codes = {record.key[0] for record in records}
        numbers = {str(record.values.get("keeper") or "") for record in records}
        situation = read_situation(codes, numbers, bounds=self._bounds(on), package=self.package)
        for code in codes:
            situation.expect(code)
        rows, refusals = _judged(records, situation)
        diff = _difference(rows, situation)
        changing = {item.key[0] for item in diff.new} | {item.key[0] for item in diff.changed}
        content = Delivered([row for row in rows if row.code in changing], situation)
        guard = may_end(diff, len(situation.known), noun=SCHEMA.noun, confirmed=confirmed)
        return Plan(diff=diff, guard=guard, content=content, refusals=tuple(refusals))

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        delivered: Delivered = plan.content
        who = actor if self.actor is not None else replace(actor, grants=(*actor.grants, Grant(Role.ULC)))
        write_rows(delivered.rows, delivered.situation.codes, actor=who, at=at)

    def _bounds(self, on: date) -> Bounds:
        if self.actor is None:
            return Bounds()
        nameable = activities_to_name(self.actor, on=on).values_list("pk", flat=True)
        return Bounds(managed_units(self.actor), frozenset(nameable))


def _judged(records: list[Record], situation: Situation) -> tuple[list[ActivityRow], list[Refusal]]:
    rows: list[ActivityRow] = []
    refusals: list[Refusal] = []
    for record in records:
        try:
            rows.append(activity_row(record, situation))
        except RowFault as fault:
            refusals.append(_refusal(record, fault))
    by_code = {row.code: row for row in rows}
    sound, broken = _settled(by_code, situation)
    lines = {record.key[0]: record for record in records}
    refusals += [_refusal(lines[code], fault) for code, fault in broken.items()]
    return sound, refusals


def _settled(
    rows: dict[str, ActivityRow], situation: Situation
) -> tuple[list[ActivityRow], dict[str, RowFault]]:
    """Without rows that lead back to themselves, or that lean on a row that falls out."""
    broken: dict[str, RowFault] = {}
    left = dict(rows)
    while fault := _first_faults(left, situation):
        broken |= fault
        left = {code: row for code, row in left.items() if code not in fault}
    return list(left.values()), broken


def _first_faults(rows: dict[str, ActivityRow], situation: Situation) -> dict[str, RowFault]:
    existing = {one for code, one in situation.ids.items() if code in situation.known or code in rows}
    existing |= set(queries.activity_ids_by_code().values())
    first = queries.what_comes_first() | {
        situation.ids[code]: frozenset(row.content.prerequisite_ids) for code, row in rows.items()
    }
    faults = {}
    for code, row in rows.items():
        named = {*row.content.prerequisite_ids, *row.content.related_ids}
        if lost := named - existing:
            other = situation.codes[min(lost)]
            faults[code] = RowFault("first", f"De rij van “{other}” doet niet mee. Verbeter die eerst.")
        elif rules.comes_before_itself(situation.ids[code], first):
            faults[code] = RowFault(
                "first", "Zo moet je deze leeractiviteit doen voordat je haar doet. Haal een code weg."
            )
    return faults


def _refusal(record: Record, fault: RowFault) -> Refusal:
    value = record.values.get(fault.field)
    label = SCHEMA.label(fault.field) if fault.field else ""
    return Refusal(record.line, label, shown(value), fault.sentence)


def _difference(rows: list[ActivityRow], situation: Situation) -> Diff:
    incoming: dict[Key, Mapping[str, Any]] = {}
    existing: dict[Key, Mapping[str, Any]] = {}
    for row in rows:
        facts = facts_of(row.particulars, row.content, situation)
        facts |= {"image": row.picture.mark} if row.picture else {}
        incoming[(row.code,)] = {name: facts[name] for name in row.values}
        if row.known is not None:
            existing[(row.code,)] = facts_of(row.known.activity, row.known.content, situation)
    return compare(incoming, existing, name_of=("title",), is_full=False)
