"""Making large exports, and every night letting go of what is kept long enough."""

from uuid import UUID

from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task, task_of_steps
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.exports import actions
from bekwaam.reporting.exports.actions.asking import MAKE


@task_of_steps(MAKE)
def make(academy_id: UUID, run_id: str) -> None:
    actions.make(academy_id, UUID(run_id))


@task("exports.forget_old")
def forget() -> None:
    actions.forget_old(at=clock.now())


@every("45 1 * * *", "exports.nightly")
def nightly() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("exports.forget_old", lock=f"exports.forget.{academy.pk}")
