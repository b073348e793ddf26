"""Two connections, of which the second comes while the first has done something that is not committed yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

from django.db import OperationalError, connection, connections, transaction

from bekwaam.kernel.scope import academy_scope

PATIENCE = 20


@contextmanager
def unfinished(academy: UUID, act: Callable[[], object]) -> Iterator[None]:
    """During the block `act` was done over another connection; it is committed when the block ends."""
    is_done, may_finish, faults = Event(), Event(), []

    def run() -> None:
        try:
            with academy_scope(academy), transaction.atomic():
                act()
                is_done.set()
                may_finish.wait(PATIENCE)
        except Exception as fault:  # noqa: BLE001 - told to the test below
            faults.append(fault)
        finally:
            is_done.set()
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    is_done.wait(PATIENCE)
    try:
        yield
    finally:
        may_finish.set()
        thread.join(PATIENCE)
    assert faults == []


def elsewhere(academy: UUID, act: Callable[[], object]) -> None:
    """Done and committed over another connection."""
    with unfinished(academy, act):
        pass


def waits(academy: UUID, act: Callable[[], object]) -> bool:
    """Whether `act` waits for what another connection has not finished; nothing is done then."""
    try:
        with academy_scope(academy), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("set local lock_timeout = '300ms'")
            act()
    except OperationalError:
        return True
    return False
