"""From the bytes of a delivery to a plan and a report: read, map, check, compare. Writes nothing."""

import sys
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bekwaam.domains.deliveries.enums import RunState
from bekwaam.domains.deliveries.importers import Importer, Plan, digest_of, table_of
from bekwaam.kernel.imports import (
    ColumnMapping,
    ImportReport,
    RecordReader,
    Source,
    Table,
    mapping_faults,
    open_table,
    read_records,
    suggest,
)


class Watcher(Protocol):
    """Who wants to know how far the reading is."""

    def expect(self, rows: int) -> None: ...

    def note(self, rows: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Planned:
    report: ImportReport
    mapping: ColumnMapping
    columns: tuple[str, ...]
    plan: Plan | None = None
    """None when the columns do not fit: then nothing was read."""

    @property
    def digest(self) -> str:
        """The same for two plans that would write the same."""
        return digest_of(self.plan.diff.to_json(most=sys.maxsize)) if self.plan else ""

    @property
    def state(self) -> RunState:
        if self.plan is None:
            return RunState.REFUSED
        waits = self.plan.guard.needs_confirmation
        return RunState.WAITING if waits else RunState.PREVIEWED

    @property
    def counts(self) -> dict[str, int]:
        if self.plan is None:
            return {}
        return {**self.plan.diff.counts, "rows": self.report.rows, "refused": self.report.refusals_total}

    @property
    def sentence(self) -> str:
        if self.plan is None:
            return " ".join(self.report.faults)
        return self.plan.guard.reason


def plan_file(
    importer: Importer,
    source: Source,
    *,
    name: str,
    saved: ColumnMapping | None,
    on: date,
    confirmed: bool,
    watcher: Watcher | None = None,
) -> Planned:
    """Raises Unreadable when the file as a whole cannot be used."""
    with open_table(table_of(importer, source), importer.schema, saved) as table:
        mapping = saved or suggest(importer.schema, table.columns)
        if faults := mapping_faults(mapping, importer.schema, table.columns):
            return Planned(ImportReport.of(name, table, mapping, faults=faults), mapping, table.columns)
        if watcher is not None:
            watcher.expect(table.expected_rows)
        reading = read_records(table, importer.schema, mapping, watcher.note if watcher else None)
        plan = importer.plan(reading, on=on, confirmed=confirmed)
        return _planned(table, mapping, reading, plan, name=name)


def _planned(
    table: Table, mapping: ColumnMapping, reading: RecordReader, plan: Plan, *, name: str
) -> Planned:
    report = ImportReport.of(
        name,
        table,
        mapping,
        reading=reading,
        extra=tuple(plan.refusals),
        diff=plan.diff,
        guard=plan.guard,
    )
    return Planned(report, mapping, table.columns, plan)


def columns_of(importer: Importer, source: Source, saved: ColumnMapping | None = None) -> tuple[str, ...]:
    """The names of the columns, for the page on which they are mapped. Raises Unreadable."""
    with open_table(table_of(importer, source), importer.schema, saved) as table:
        return table.columns
