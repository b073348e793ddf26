"""Large deliveries: a worker reads and carries them out, with the rights the asker has by then.

The run says that a worker has it. Killed halfway the transaction is gone and the run still says so: the queue gives the
job to another worker, which starts from nothing. A job that finds a run in another state has nothing to do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from bekwaam.domains.deliveries import queries, rules
from bekwaam.domains.deliveries.actions.progress import Progress
from bekwaam.domains.deliveries.actions.runs import (
    UNEXPECTED,
    carry_out,
    choose_mapping,
    finish,
    locked,
    move,
    preview,
    read,
    refuse,
    write,
)
from bekwaam.domains.deliveries.askers import asker
from bekwaam.domains.deliveries.enums import BUSY_STATES, RunState
from bekwaam.domains.deliveries.importers import may_deliver
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import require
from bekwaam.kernel.jobs import defer
from bekwaam.kernel.scope import academy_scope, current_academy_id

log = structlog.get_logger(__name__)
WORK = "deliveries.work"
MOST_PATIENCE = timedelta(hours=6)
NOT_READ = "Er ging iets mis bij het lezen. Er is niets veranderd. Kies de kolommen opnieuw of lever het bestand nog eens aan."
NO_LONGER_YOURS = "Wie deze aanlevering deed, mag dat niet meer. Er is niets veranderd."


@dataclass(frozen=True, slots=True)
class Task:
    run_id: UUID
    person_id: UUID
    is_confirmed: bool = False


def start_preview(
    run_id: UUID,
    *,
    actor: Actor,
    at: datetime,
    mapping: Mapping[str, Any] | None = None,
    mapping_name: str = "",
) -> ImportRun:
    """At once when that is quick; otherwise the run says that it is being read."""
    if not _goes_to_a_worker(run_id, actor):
        return preview(run_id, actor=actor, at=at, mapping=mapping, mapping_name=mapping_name)
    run = _held(run_id)
    require(may_deliver(run.kind, actor))
    require(rules.may_preview(run.state, has_file=run.stored is not None))
    choose_mapping(run, mapping, mapping_name)
    return _hand_over(run, RunState.READING, actor, at=at)


def start_carrying_out(run_id: UUID, *, actor: Actor, at: datetime, confirmed: bool = False) -> ImportRun:
    if not _goes_to_a_worker(run_id, actor):
        return carry_out(run_id, actor=actor, at=at, confirmed=confirmed)
    run = _held(run_id)
    require(may_deliver(run.kind, actor))
    require(rules.may_carry_out(run.state, has_file=run.stored is not None, confirmed=confirmed))
    return _hand_over(run, RunState.CARRYING_OUT, actor, at=at, confirmed=confirmed)


def work(academy_id: UUID, task: Task, *, now: Callable[[], datetime] = clock.now) -> None:
    """Outside any scope: all of the work is one transaction, what went wrong is told in another."""
    try:
        with academy_scope(academy_id):
            _do(task, at=now())
    except Exception:  # whatever broke, the asker must see it and not wait for ever
        log.exception("delivery_work_failed", run=str(task.run_id))
        with academy_scope(academy_id):
            _break_off(_held(task.run_id), at=now())


def give_up_stuck(*, at: datetime) -> int:
    """Runs of which the queue lost the job, so that their page does not stay busy for ever."""
    stuck = ImportRun.objects.filter(state__in=BUSY_STATES, busy_since__lt=at - MOST_PATIENCE)
    ids = list(stuck.values_list("pk", flat=True))
    for run_id in ids:
        _break_off(_held(run_id), at=at)
    return len(ids)


def _held(run_id: UUID) -> ImportRun:
    """The row alone is locked: the lock of the kind may be held for minutes by a worker."""
    run: ImportRun = ImportRun.objects.select_for_update(of=("self",)).select_related("stored").get(pk=run_id)
    return run


def _goes_to_a_worker(run_id: UUID, actor: Actor) -> bool:
    """The system itself waits for the outcome."""
    if actor.person_id is None:
        return False
    run = ImportRun.objects.get(pk=run_id)
    return rules.goes_to_a_worker(is_large=run.is_large, others_busy=queries.is_someone_busy(run.kind))


def _hand_over(
    run: ImportRun, state: RunState, actor: Actor, *, at: datetime, confirmed: bool = False
) -> ImportRun:
    move(run, state)
    run.sentence, run.busy_since = "", at
    run.rows_done, run.rows_total = 0, 0
    run.save()
    lock = f"{WORK}.{current_academy_id()}.{run.kind}"
    defer(WORK, lock=lock, run_id=run.pk, person_id=actor.person_id, confirmed=confirmed)
    return run


def _do(task: Task, *, at: datetime) -> None:
    run = locked(task.run_id)
    if run.state not in BUSY_STATES:
        return
    actor = asker(task.person_id, clock.local_date(at))
    if actor is None or not may_deliver(run.kind, actor):
        refuse(run, NO_LONGER_YOURS, at=at)
        return
    with Progress(run.pk) as progress:
        if run.state == RunState.READING:
            read(run, actor=actor, at=at, watcher=progress)
        else:
            write(run, actor=actor, at=at, confirmed=task.is_confirmed, watcher=progress)


def _break_off(run: ImportRun, *, at: datetime) -> None:
    if run.state == RunState.READING:
        refuse(run, NOT_READ, at=at)
    elif run.state == RunState.CARRYING_OUT:
        actor = system_actor(current_academy_id())
        finish(run, RunState.FAILED, actor=actor, at=at, sentence=UNEXPECTED)
