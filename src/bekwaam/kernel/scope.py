"""Which academy this code works for right now.

The scope is a transaction with `app.academy` set in it, which row-level security reads, and a context
variable of the same value, which the ORM reads. Both end with the block.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

_current: ContextVar[UUID | None] = ContextVar("academy", default=None)


class OutsideAcademy(RuntimeError):
    """Somebody asked for an academy's rows without saying which academy."""


def current_academy_id() -> UUID:
    academy_id = _current.get()
    if academy_id is None:
        msg = "No academy scope is open; use academy_scope(academy_id)."
        raise OutsideAcademy(msg)
    return academy_id


def academy_id_or_none() -> UUID | None:
    return _current.get()


def _tell_database(academy_id: UUID | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.academy', %s, true)", [str(academy_id or "")])


@contextmanager
def academy_scope(academy_id: UUID) -> Iterator[None]:
    before = _current.get()
    nested = connection.in_atomic_block
    with transaction.atomic():
        _tell_database(academy_id)
        token = _current.set(academy_id)
        try:
            yield
            if nested and before != academy_id:
                _tell_database(before)
        finally:
            _current.reset(token)
