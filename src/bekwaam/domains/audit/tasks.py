"""Sealing every minute and verifying every night, for each academy apart."""

from bekwaam.domains.audit import actions
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@task("audit.seal", queue="clock")
def seal() -> None:
    while actions.seal_facts(at=clock.now()) == actions.BATCH:
        pass


@every("* * * * *", "audit.seal_all")
def seal_all() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("audit.seal")


@task("audit.check", queue="clock")
def check() -> None:
    actions.check_chain(at=clock.now())


@every("45 2 * * *", "audit.check_all")
def check_all() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("audit.check", lock=f"audit.check.{academy.pk}")
