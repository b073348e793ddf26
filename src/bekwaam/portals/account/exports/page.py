"""What the page of own exports shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bekwaam.reporting.exports.enums import OPEN_STATES, RunState
from bekwaam.reporting.exports.models import ExportRun
from bekwaam.reporting.exports.registry import UnknownList, export_list

TONES = {
    RunState.WAITING: "todo",
    RunState.RUNNING: "info",
    RunState.DONE: "ok",
    RunState.REFUSED: "neg",
    RunState.FAILED: "neg",
}


@dataclass(frozen=True, slots=True)
class ExportLine:
    run: ExportRun
    title: str
    tone: str
    words: str
    percent: int
    is_running: bool
    can_download: bool
    is_gone: bool


@dataclass(frozen=True, slots=True)
class ExportsPage:
    lines: tuple[ExportLine, ...]
    is_busy: bool


def exports_page(runs: Sequence[ExportRun], *, at: datetime) -> ExportsPage:
    return ExportsPage(
        lines=tuple(_line(run, at) for run in runs),
        is_busy=any(run.state in OPEN_STATES for run in runs),
    )


def _line(run: ExportRun, at: datetime) -> ExportLine:
    is_done = run.state == RunState.DONE
    is_kept = run.stored is not None and run.expires_at is not None and run.expires_at > at
    return ExportLine(
        run=run,
        title=_title(run.list_name),
        tone=TONES[RunState(run.state)],
        words=run.get_state_display(),
        percent=min(100, 100 * run.rows_done // max(run.rows_total, 1)),
        is_running=run.state == RunState.RUNNING,
        can_download=is_done and is_kept,
        is_gone=is_done and not is_kept,
    )


def _title(name: str) -> str:
    try:
        return str(export_list(name).title)
    except UnknownList:
        return name
