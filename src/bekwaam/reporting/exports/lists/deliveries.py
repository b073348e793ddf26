"""Deliveries that came in, and the rows that one of them could not use."""

from django.utils.translation import gettext as _

from bekwaam.domains.deliveries.access import delivers_anything, run_for, runs_for
from bekwaam.domains.deliveries.importers import UnknownKind, importer_of
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.kernel.ids import parse_id
from bekwaam.reporting.exports.chunks import keyed, whole
from bekwaam.reporting.exports.registry import Asked

COUNTS = {
    "rows": "Rijen gelezen",
    "new": "Nieuw",
    "changed": "Gewijzigd",
    "moved": "Verplaatst",
    "ended": "Beëindigd",
    "refused": "Fouten",
}
COLUMNS = (
    Column("started_at", "Wanneer", Kind.DATETIME),
    Column("file_name", "Bestand"),
    Column("kind", "Wat"),
    Column("source", "Waarlangs"),
    Column("started_by", "Door"),
    Column("state", "Status"),
    *(Column(name, words, Kind.INT) for name, words in COUNTS.items()),
    Column("finished_at", "Klaar", Kind.DATETIME),
    Column("confirmed_by", "Bevestigd door"),
    Column("sentence", "Toelichting", width=50),
)
FAULT_COLUMNS = (
    Column("line", "Rij", Kind.INT),
    Column("column", "Kolom"),
    Column("value", "Waarde"),
    Column("sentence", "Wat is er mis", width=50),
)


def _shown(chunk: list[ImportRun], asked: Asked) -> list[Row]:
    return [_run(run) for run in chunk]


def _run(run: ImportRun) -> Row:
    return {
        "started_at": run.started_at,
        "file_name": run.file_name,
        "kind": _title(run.kind),
        "source": run.get_source_display(),
        "started_by": run.started_by_label,
        "state": run.get_state_display(),
        **{name: run.counts.get(name) for name in COUNTS},
        "finished_at": run.finished_at,
        "confirmed_by": run.confirmed_by_label,
        "sentence": run.sentence,
    }


def _title(kind: str) -> str:
    try:
        return _(importer_of(kind).title)
    except UnknownKind:
        return kind


def _faults(asked: Asked) -> list[Row]:
    """Of the delivery named by `run_id`; none when it is not there for this person."""
    wanted = parse_id(asked.filters.get("run_id", ""))
    run = run_for(asked.actor, wanted) if wanted else None
    report = (run.report if run else None) or {}
    names = [column.name for column in FAULT_COLUMNS]
    return [{name: fault[name] for name in names} for fault in report.get("refusals", ())]


def _may_export(actor: Actor) -> Decision:
    return ALLOWED if delivers_anything(actor) else refused("delivery_not_yours")


DELIVERIES = keyed(
    name="deliveries",
    title="Aanleveringen",
    columns=COLUMNS,
    may_export=_may_export,
    rows=lambda asked: runs_for(asked.actor),
    keys=("-started_at", "-pk"),
    shown=_shown,
)
FAULTS = whole(
    name="delivery-faults",
    title="Fouten in aanlevering",
    columns=FAULT_COLUMNS,
    may_export=_may_export,
    rows=_faults,
)
