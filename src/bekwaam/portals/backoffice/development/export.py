"""The development tracks as a file: those that the reader sees, narrowed as on the screen."""

from django.db.models import QuerySet

from bekwaam.domains.design.access import tracks_for
from bekwaam.domains.design.enums import Phase
from bekwaam.domains.design.models import DevelopmentTrack
from bekwaam.domains.design.queries.tracks import with_figures
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("title", "Traject"),
    Column("unit", "Onderdeel"),
    Column("phase", "Fase"),
    Column("wanted_on", "Klaar op", Kind.DATE),
    Column("open_tasks", "Open taken", Kind.INT),
    Column("next_due_on", "Eerste taak op", Kind.DATE),
    Column("open_comments", "Open opmerkingen", Kind.INT),
    Column("activity", "Leeractiviteit", Kind.CODE),
)


def narrowed(actor: Actor, phase: str) -> "QuerySet[DevelopmentTrack]":
    tracks = tracks_for(actor)
    return tracks.filter(phase=phase) if phase in Phase.values else tracks


def _may(actor: Actor) -> bool:
    return actor.has_role(Role.ULC) or actor.has_role(Role.BACKOFFICE)


def _rows(asked: Asked) -> "QuerySet[DevelopmentTrack]":
    return with_figures(narrowed(asked.actor, asked.filters.get("phase", "")))


def _shown(chunk: list[DevelopmentTrack], asked: Asked) -> list[Row]:
    return [_row(track) for track in chunk]


def _row(track: DevelopmentTrack) -> Row:
    figures = {name: getattr(track, name) for name in ("open_tasks", "next_due_on", "open_comments")}
    return {
        "title": track.title,
        "unit": track.owner_unit.name,
        "phase": track.get_phase_display(),
        "wanted_on": track.wanted_on,
        "activity": track.activity.code if track.activity else "",
        **figures,
    }


TRACKS = keyed(
    name="development",
    title="Ontwikkeltrajecten",
    columns=COLUMNS,
    may_export=_may,
    rows=_rows,
    keys=("title",),
    shown=_shown,
)
