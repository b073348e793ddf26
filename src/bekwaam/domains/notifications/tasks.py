"""Mail, digests and clearing, by the clock and on request. Rows hold the state; a job that runs twice does no harm."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from bekwaam.domains.notifications import transport
from bekwaam.domains.notifications.actions.clearing import clear_old
from bekwaam.domains.notifications.actions.digests import make_due_digests
from bekwaam.domains.notifications.actions.outbox import SEND, give_up_waiting
from bekwaam.domains.notifications.dispatch import send_waiting
from bekwaam.domains.notifications.queries.outgoing import has_due_digests, has_due_mail
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task, task_of_steps
from bekwaam.kernel.scope import academy_scope

DIGESTS = "notifications.make_digests"
CLEAR = "notifications.clear_old"


@task_of_steps(SEND, queue="mail")
def send_mail(academy_id: UUID) -> None:
    door = transport.in_use()
    if door is not None:
        send_waiting(academy_id, door, clock.now)


@task(DIGESTS, queue="mail")
def make_digests() -> None:
    make_due_digests(at=clock.now())


@task(CLEAR)
def clear() -> None:
    clear_old(at=clock.now())


@every("* * * * *", "notifications.clock_mail")
def look_for_mail() -> None:
    def look(at: datetime) -> None:
        give_up_waiting(at=at)
        if transport.in_use() is not None and has_due_mail(at):
            defer(SEND)

    _in_each_academy(look)


@every("*/5 * * * *", "notifications.clock_digests")
def look_for_digests() -> None:
    _in_each_academy(lambda at: defer(DIGESTS) if has_due_digests(at) else None)


@every("17 3 * * *", "notifications.clock_clearing")
def look_for_old() -> None:
    _in_each_academy(lambda at: defer(CLEAR))


def _in_each_academy(look: Callable[[datetime], None]) -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            look(clock.now())
