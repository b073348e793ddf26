"""From the bytes of a delivery to a plan and a report: read, map, check, compare. Writes nothing."""

from dataclasses import dataclass
from datetime import date

from bekwaam.domains.deliveries.importers import Importer, Plan, digest_of
from bekwaam.kernel.imports.mapping import ColumnMapping, mapping_faults
from bekwaam.kernel.imports.records import read_records
from bekwaam.kernel.imports.report import ImportReport
from bekwaam.kernel.imports.source import Source
from bekwaam.kernel.imports.suggesting import suggest
from bekwaam.kernel.imports.table import Table, open_table


@dataclass(frozen=True, slots=True)
class Planned:
    report: ImportReport
    mapping: ColumnMapping
    plan: Plan | None = None
    """None when the columns do not fit: then nothing was read."""

    @property
    def digest(self) -> str:
        return digest_of(self.plan.diff.to_json()) if self.plan else ""


def plan_file(
    importer: Importer,
    source: Source,
    *,
    name: str,
    saved: ColumnMapping | None,
    on: date,
    confirmed: bool,
) -> Planned:
    """Raises Unreadable when the file as a whole cannot be used."""
    with open_table(source, importer.schema, saved) as table:
        mapping = saved or suggest(importer.schema, table.columns)
        if faults := mapping_faults(mapping, importer.schema, table.columns):
            return Planned(ImportReport.of(name, table, mapping, faults=faults), mapping)
        return _planned(importer, table, mapping, name=name, on=on, confirmed=confirmed)


def _planned(
    importer: Importer, table: Table, mapping: ColumnMapping, *, name: str, on: date, confirmed: bool
) -> Planned:
    reading = read_records(table, importer.schema, mapping)
    plan = importer.plan(reading, on=on, confirmed=confirmed)
    for refusal in plan.refusals:
        reading.refusals.add(refusal)
    report = ImportReport.of(name, table, mapping, reading=reading, diff=plan.diff, guard=plan.guard)
    return Planned(report, mapping, plan)
