"""Deliveries of skills in a test: the same way in as a file from the screen."""

from datetime import datetime

from bekwaam.domains.deliveries.actions import carry_out, preview, receive
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import current_academy_id


def previewed(content: str | bytes, kind: str = "skills", *, at: datetime) -> ImportRun:
    actor = system_actor(current_academy_id(), channel="import")
    raw = content.encode() if isinstance(content, str) else content
    source = RunSource.COMMAND_LINE
    run = receive(raw, kind=kind, file_name="skills", source=source, actor=actor, at=at)
    return preview(run.pk, actor=actor, at=at)


def delivered(
    content: str | bytes, kind: str = "skills", *, at: datetime, confirmed: bool = False
) -> ImportRun:
    run = previewed(content, kind, at=at)
    actor = system_actor(current_academy_id(), channel="import")
    return carry_out(run.pk, actor=actor, at=at, confirmed=confirmed)


def counts(run: ImportRun) -> dict[str, int]:
    return {name: number for name, number in run.counts.items() if number and name != "rows"}


def refusals(run: ImportRun) -> list[tuple[int, str, str]]:
    return [(one["line"], one["column"], one["value"]) for one in run.report["refusals"]]
