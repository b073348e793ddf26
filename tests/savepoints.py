"""For properties over a database: each example leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back at the end, also the deferred checks."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
