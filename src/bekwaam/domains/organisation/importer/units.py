"""The importer of units: plans a delivery against the tree with its history, and writes it in bulk."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.actions.delivered import Delivered, write_delivery
from bekwaam.domains.organisation.actions.writing import lock_tree
from bekwaam.domains.organisation.history import Version
from bekwaam.domains.organisation.importer.rows import RowFault, UnitRow, is_over, stopped_history, unit_row
from bekwaam.domains.organisation.importer.schema import SCHEMA
from bekwaam.domains.organisation.importer.settling import Settled, settle
from bekwaam.domains.organisation.importer.situation import Situation, present_situation
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.imports import (
    Facts,
    Guard,
    Key,
    RecordReader,
    Refusal,
    RefusedKeys,
    compare,
    may_end,
    shown,
)


@dataclass(slots=True)
class _Read:
    rows: dict[UUID, UnitRow] = field(default_factory=dict)
    over: dict[str, date] = field(default_factory=dict)
    """Units that the file has with a last day in the past."""
    refusals: list[Refusal] = field(default_factory=list)
    refused: RefusedKeys = field(default_factory=RefusedKeys)


class UnitImporter:
    kind = "organisation"
    title = "Organisatie"
    position = 10
    schema = SCHEMA

    def lists(self) -> dict[str, list[str]]:
        """Empty before the first delivery, which brings the kinds along."""
        return {"kind": [kind.label for kind in queries.kinds()]}

    def lock(self) -> None:
        lock_tree()

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan:
        situation = present_situation()
        read = _read(reading, situation, on)
        lasting = dict(situation.lasting_after(on))
        settled = _settle(read, situation, lasting, on)
        diff = compare(
            {(row.code,): row.facts for row in settled.rows.values()},
            _existing(settled, situation, lasting),
            moved_by=("parent",),
            refused=read.refused,
        )
        guard: Guard = may_end(diff, len(lasting), noun=SCHEMA.noun, confirmed=confirmed)
        return Plan(
            diff, guard, _delivered(settled, situation, {item.key for item in diff.ended}), read.refusals
        )

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        write_delivery(plan.content, plan.diff, today=local_date(at), actor=actor, at=at)


def _read(reading: RecordReader, situation: Situation, today: date) -> _Read:
    read = _Read()
    for record in reading:
        if is_over(record, today):
            read.over[record.key[0]] = record.values["valid_until"]
            continue
        try:
            row = unit_row(record, situation, today)
        except RowFault as fault:
            _refuse(
                read, record.key, record.line, fault.field, record.values.get(fault.field), fault.sentence
            )
        else:
            read.rows[situation.unit_id(row.code)] = row
    read.refused.keys |= reading.refused.keys
    read.refused.unknown = reading.refused.unknown
    read.rows = {unit: row for unit, row in read.rows.items() if (row.code,) not in read.refused.keys}
    return read


def _refuse(read: _Read, key: Key, line: int, name: str, value: object, sentence: str) -> None:
    read.refused.keys.add(key)
    read.refusals.append(Refusal(line, SCHEMA.label(name), shown(value), sentence))


def _settle(read: _Read, situation: Situation, lasting: dict[Key, Any], today: date) -> Settled:
    stopping = _stopping(read, situation, lasting, today)
    since = min([today, *(row.starts for row in read.rows.values() if row.before is not None)])
    existing = {unit: list(versions) for unit, versions in situation.histories.items()}
    settled = settle(read.rows, stopping, existing, situation.codes, since, today)
    for unit_id, sentence in settled.faults.items():
        row = read.rows[unit_id]
        _refuse(read, (row.code,), row.line, "parent", row.values.get("parent"), sentence)
    read.refused.keys |= {(situation.codes[unit_id],) for unit_id in settled.spared}
    return settled


def _stopping(
    read: _Read, situation: Situation, lasting: dict[Key, Any], today: date
) -> dict[UUID, list[Version]]:
    """The histories of units that the file does not have; those that stop no earlier by it are not looked at any more."""
    named = {row.code for row in read.rows.values()} | {key[0] for key in read.refused.keys}
    absent = [key[0] for key in lasting if key[0] not in named] if not read.refused.unknown else []
    stopping = {}
    for code in absent:
        versions = situation.versions(code)
        stopped = stopped_history(versions, read.over.get(code), today)
        if stopped == versions:
            del lasting[(code,)]
        else:
            stopping[situation.unit_ids[code]] = stopped
    return stopping


def _existing(settled: Settled, situation: Situation, lasting: Facts) -> Facts:
    """Each unit as it is on the day from which its row holds; the others as they are on the day of the delivery."""
    found = dict(lasting)
    for row in settled.rows.values():
        if row.before is None:
            found.pop((row.code,), None)
        else:
            last_day = situation.versions(row.code)[-1].valid_until
            found[(row.code,)] = situation.facts(row.before, last_day)
    return found


def _delivered(settled: Settled, situation: Situation, ending: set[Key]) -> Delivered:
    histories = {unit_id: row.history for unit_id, row in settled.rows.items()}
    histories |= {
        unit_id: history
        for unit_id, history in settled.stopping.items()
        if (situation.codes[unit_id],) in ending
    }
    kinds = {version.kind_id for history in histories.values() for version in history}
    centres = {version.cost_centre_id for history in histories.values() for version in history}
    return Delivered(
        histories=histories,
        before=situation.histories,
        codes=situation.codes,
        new_unit_ids=set(situation.new_units.values()) & histories.keys(),
        new_kinds={label: pk for label, pk in situation.new_kinds.items() if pk in kinds},
        new_cost_centres={code: pk for code, pk in situation.new_cost_centres.items() if pk in centres},
    )
