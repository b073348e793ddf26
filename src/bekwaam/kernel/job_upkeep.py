"""The state of the queue, and what keeps it healthy: jobs of a killed worker go back, finished ones go away.

A job says `doing` until its worker says otherwise; a worker that was killed never does. Its heartbeat stops.
"""

from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import connection, transaction

log = structlog.get_logger(__name__)

MOST_ATTEMPTS = 10
"""A job that took down this many workers in a row is at fault itself."""

# The lock of the queue is unique among waiting jobs: a clock job whose successor waits already is not put back.
STALLED_SQL = """
with stalled as (
    select job.id, job.attempts, job.queueing_lock
    from procrastinate_jobs job left join procrastinate_workers worker on worker.id = job.worker_id
    where job.status = 'doing' and (worker.id is null or worker.last_heartbeat < now() - %(silent)s::interval)
    for update of job skip locked
), judged as (
    select id, attempts < %(most)s and (queueing_lock is null
        or row_number() over (partition by queueing_lock order by id) = 1 and not exists (
            select from procrastinate_jobs waiting
            where waiting.status = 'todo' and waiting.queueing_lock = stalled.queueing_lock
        )) as goes_back from stalled
)
update procrastinate_jobs job
set status = (case when goes_back then 'todo' else 'failed' end)::procrastinate_job_status,
    attempts = job.attempts + 1, scheduled_at = null, abort_requested = false, worker_id = null
from judged where judged.id = job.id returning job.id, goes_back
"""
FINISHED_SQL = """
delete from procrastinate_jobs where id in (
    select job.id from procrastinate_jobs job
    where job.status = any(%(states)s::procrastinate_job_status[]) and not exists (
        select from procrastinate_events event where event.job_id = job.id and event.at >= now() - %(age)s::interval
    ) order by job.id limit 10000
)
"""
# A newer tick of the same clock keeps an old one from being due again.
TICKS_SQL = """
delete from procrastinate_periodic_defers tick
where tick.defer_timestamp < extract(epoch from now() - %(age)s::interval) and exists (
    select from procrastinate_periodic_defers later where later.task_name = tick.task_name
    and later.periodic_id = tick.periodic_id and later.defer_timestamp > tick.defer_timestamp
)
"""
WORKERS_SQL = """
delete from procrastinate_workers worker where last_heartbeat < now() - %(age)s::interval
and not exists (select from procrastinate_jobs job where job.worker_id = worker.id and job.status = 'doing')
"""


@dataclass(frozen=True, slots=True)
class Swept:
    put_back: int
    given_up: int


def put_back_stalled(*, silent_for: timedelta) -> Swept:
    """Give jobs whose worker has been silent this long to another; safe to run in several places at once."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STALLED_SQL, {"silent": _words(silent_for), "most": MOST_ATTEMPTS})
        fates = [goes_back for _, goes_back in cursor.fetchall()]
        cursor.execute(WORKERS_SQL, {"age": _words(max(silent_for, timedelta(minutes=5)))})
    swept = Swept(put_back=fates.count(True), given_up=fates.count(False))
    if fates:
        log.warning("jobs.swept", put_back=swept.put_back, given_up=swept.given_up)
    return swept


def remove_finished(*, done_for: timedelta, failed_for: timedelta) -> int:
    """Forget jobs that ended long ago; failed ones are kept longer, so that somebody can look."""
    removed = _remove(["succeeded", "cancelled", "aborted"], done_for) + _remove(["failed"], failed_for)
    with connection.cursor() as cursor:
        cursor.execute(TICKS_SQL, {"age": _words(done_for)})
    return removed


def _remove(states: list[str], age: timedelta) -> int:
    with connection.cursor() as cursor:
        cursor.execute(FINISHED_SQL, {"states": states, "age": _words(age)})
        return int(cursor.rowcount)


def counts_by_state() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text, count(*) from procrastinate_jobs group by status")
        return dict(cursor.fetchall())


def longest_wait() -> float:
    """Seconds that the oldest job has waited past its moment."""
    query = (
        "select coalesce(extract(epoch from now() - min(coalesce(job.scheduled_at, event.at))), 0)"
        " from procrastinate_jobs job join procrastinate_events event on event.job_id = job.id"
        " where job.status = 'todo' and event.type = 'deferred' and coalesce(job.scheduled_at, event.at) <= now()"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return float(cursor.fetchone()[0])


def heartbeat_age() -> float | None:
    """Seconds since any worker was last heard of; None when there never was one."""
    with connection.cursor() as cursor:
        cursor.execute("select extract(epoch from now() - max(last_heartbeat)) from procrastinate_workers")
        age = cursor.fetchone()[0]
    return None if age is None else float(age)


def _words(period: timedelta) -> str:
    """An interval as PostgreSQL reads it."""
    return f"{period.total_seconds()} seconds"
