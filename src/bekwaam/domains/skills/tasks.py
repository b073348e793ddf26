"""Every night: let go of statements that are kept long enough."""

from bekwaam.domains.skills.actions.retention import forget_old
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@every("50 1 * * *", "skills.nightly")
def nightly() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("skills.forget_old")


@task("skills.forget_old")
def forget() -> None:
    forget_old(at=clock.now())
