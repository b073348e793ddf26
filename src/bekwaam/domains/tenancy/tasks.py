"""Every night: let go of files that are kept long enough."""

from bekwaam.domains.tenancy import actions
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@task("tenancy.forget_expired_files")
def forget_expired_files() -> None:
    actions.forget_expired_files(at=clock.now())


@every("20 3 * * *", "tenancy.forget_files")
def forget_files() -> None:
    actions.sweep_unfinished_uploads(at=clock.now())
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("tenancy.forget_expired_files")
