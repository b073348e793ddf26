"""What the board and the page of one track show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator

from bekwaam.domains.catalogue.access import manages_anything
from bekwaam.domains.design.access import tracks_for
from bekwaam.domains.design.enums import PHASES_AT_WORK, TRACK_STATES, CommentState, Phase
from bekwaam.domains.design.models import DevelopmentTrack, ReviewComment, TrackRelease, TrackTask
from bekwaam.domains.design.queries.tracks import Whole, per_phase, whole_of, with_figures
from bekwaam.domains.design.rules import may_lead
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.development.export import narrowed

ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Column:
    phase: Phase
    tracks: list[DevelopmentTrack]


@dataclass(frozen=True, slots=True)
class BoardPage:
    columns: list[Column]
    may_begin: bool
    today: date

    @property
    def has_tracks(self) -> bool:
        return any(column.tracks for column in self.columns)


@dataclass(frozen=True, slots=True)
class ListPage:
    page: "Page[Any]"
    phase: str
    phases: list[tuple[str, str]]
    may_begin: bool
    today: date


@dataclass(frozen=True, slots=True)
class TaskLine:
    task: TrackTask
    who: str
    is_late: bool
    may_finish: bool


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    release: TrackRelease
    comments: list[ReviewComment]

    @property
    def open_count(self) -> int:
        return sum(1 for comment in self.comments if comment.state == CommentState.OPEN)


@dataclass(frozen=True, slots=True)
class TrackPage:
    track: DevelopmentTrack
    whole: Whole
    tasks: list[TaskLine]
    releases: list[ReleaseLine]
    steps: list[tuple[str, str]]
    moves: list[Phase]
    may_lead: bool


def board_page(actor: Actor, *, today: date) -> BoardPage:
    found = per_phase(tracks_for(actor))
    shown = (*PHASES_AT_WORK, Phase.DONE)
    return BoardPage([Column(phase, found.get(phase, [])) for phase in shown], manages_anything(actor), today)


def list_page(actor: Actor, *, phase: str, number: str, today: date) -> ListPage:
    rows = with_figures(narrowed(actor, phase))
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    phases = [(value, str(label)) for value, label in Phase.choices]
    return ListPage(page, phase, phases, manages_anything(actor), today)


def track_page(track: DevelopmentTrack, actor: Actor, *, today: date) -> TrackPage:
    whole, leads = whole_of(track), bool(may_lead(actor, track.owner_unit_id))
    return TrackPage(
        track=track,
        whole=whole,
        tasks=[_line(task, actor, leads=leads, today=today) for task in whole.tasks],
        releases=[ReleaseLine(release, whole.comments.get(release.pk, [])) for release in whole.releases],
        steps=_steps(track),
        moves=[phase for phase in Phase if phase in TRACK_STATES.moves[track.phase]] if leads else [],
        may_lead=leads,
    )


def _line(task: TrackTask, actor: Actor, *, leads: bool, today: date) -> TaskLine:
    is_open = task.done_at is None
    is_own = actor.person_id is not None and task.person_id == actor.person_id
    return TaskLine(
        task=task,
        who=task.person.full_name if task.person else task.name,
        is_late=is_open and task.due_on is not None and task.due_on < today,
        may_finish=is_open and (leads or is_own),
    )


def _steps(track: DevelopmentTrack) -> list[tuple[str, str]]:
    """Where it stands between request and improvement; what was stopped stands nowhere."""
    order = list(PHASES_AT_WORK)
    at = len(order) if track.phase == Phase.DONE else -1
    at = order.index(Phase(track.phase)) if track.phase in order else at
    return [
        (str(phase.label), "done" if index < at else "current" if index == at else "")
        for index, phase in enumerate(order)
    ]
