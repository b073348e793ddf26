"""Statements that read a whole academy at once.

The planner expects one row of an academy that its statistics do not know yet: one that just began, or one among
hundreds. It then joins by nested loops without an index, and six thousand people take seconds instead of milliseconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SWITCH_SQL = "select set_config('enable_nestloop', %s, true)"


@contextmanager
def hash_joins() -> Iterator[None]:
    """In this block of one transaction tables are joined as wholes, whatever the statistics say."""
    with connection.cursor() as cursor:
        cursor.execute(SWITCH_SQL, ["off"])
        yield
        cursor.execute(SWITCH_SQL, ["on"])
