"""Work for later around accounts; `people/tasks.py` makes it known."""

from bekwaam.domains.people.accounts.actions import attempts, devices, one_time, passwords, sessions
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@task("people.answer_reset_requests")
def answer_reset_requests() -> None:
    passwords.answer_reset_requests(at=clock.now())


@task("people.sweep_logins")
def sweep_logins() -> None:
    now = clock.now()
    attempts.sweep(at=now)
    one_time.sweep(at=now)
    sessions.sweep(at=now)
    devices.sweep(at=now)


@every("17 * * * *", "people.sweep_logins_everywhere")
def sweep_logins_everywhere() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("people.sweep_logins")
