"""The only way in which a portal gets an export: one's own, and only while its list may be seen."""

from datetime import datetime
from uuid import UUID

from bekwaam.kernel.actors import Actor
from bekwaam.reporting.exports import queries, rules
from bekwaam.reporting.exports.enums import RunState
from bekwaam.reporting.exports.models import ExportRun
from bekwaam.reporting.exports.registry import UnknownList, export_list

SHOWN = 50


def runs_for(actor: Actor) -> list[ExportRun]:
    return list(queries.runs_of(actor.person_id)[:SHOWN]) if actor.person_id else []


def download_for(actor: Actor, run_id: UUID, *, at: datetime) -> ExportRun | None:
    """The finished run with its file; nothing for anybody else, and nothing for who lost the right meanwhile."""
    if actor.person_id is None:
        return None
    run = queries.runs_of(actor.person_id).filter(pk=run_id, state=RunState.DONE, expires_at__gt=at).first()
    if run is None or run.stored is None:
        return None
    return run if _may_still(actor, run) else None


def _may_still(actor: Actor, run: ExportRun) -> bool:
    try:
        return bool(rules.may_export(export_list(run.list_name), actor))
    except UnknownList:
        return False
