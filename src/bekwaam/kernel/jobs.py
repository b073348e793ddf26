"""Work for later: deferred inside the transaction, done by a worker, retried when it fails.

A job carries ids only, never personal data. `task` opens the scope of the academy it was deferred
from; `every` registers work by the clock that belongs to no academy and defers one job per academy.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

import structlog
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bekwaam.kernel.scope import academy_scope, current_academy_id

log = structlog.get_logger(__name__)

DEFAULT_RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)


class UnknownJob(LookupError):
    """A job was deferred under a name that no `tasks.py` registers."""


def task(
    name: str, *, queue: str = "default", retry: RetryStrategy | None = DEFAULT_RETRY
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register work of one academy; the function gets the ids it was deferred with."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(*, academy: str, **ids: Any) -> None:
            structlog.contextvars.bind_contextvars(academy=academy, job=name)
            try:
                with academy_scope(UUID(academy)):
                    function(**ids)
            finally:
                structlog.contextvars.unbind_contextvars("academy", "job")

        app.task(name=name, queue=queue, retry=retry or False)(run)
        return function

    return register


def task_of_steps(
    name: str, *, queue: str = "default"
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register work of one academy that commits between its steps, so it opens the scope itself, once per step.

    Its rows hold how far it came. The queue does not run it again when it fails.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(*, academy: str, **ids: Any) -> None:
            with structlog.contextvars.bound_contextvars(academy=academy, job=name):
                function(UUID(academy), **ids)

        app.task(name=name, queue=queue)(run)
        return function

    return register


def every(cron: str, name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register work by the clock, outside any academy; it normally only defers."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(timestamp: int) -> None:
            del timestamp
            function()

        job = app.task(name=name, queue="clock", queueing_lock=name)(run)
        app.periodic(cron=cron, periodic_id=name)(job)
        return function

    return register


def defer(name: str, *, lock: str | None = None, in_seconds: int | None = None, **ids: Any) -> None:
    """Put a job in the queue; it exists only when the surrounding transaction commits."""
    if name not in app.tasks:
        raise UnknownJob(name)
    job = app.configure_task(
        name, lock=lock, schedule_in={"seconds": in_seconds} if in_seconds is not None else None
    )
    job.defer(academy=str(current_academy_id()), **{key: _plain(value) for key, value in ids.items()})


def run_now(name: str, *, academy_id: UUID, **ids: Any) -> None:
    """Do the work of a task here and now; used by tests and the command line."""
    app.tasks[name].func(academy=str(academy_id), **{key: _plain(value) for key, value in ids.items()})


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
