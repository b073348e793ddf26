"""Locks of one academy that last until the transaction ends; who comes second waits for the first."""

from django.db import connection

from bekwaam.kernel.scope import current_academy_id


def take(name: str) -> None:
    """Wait until nobody else of this academy holds the lock of this name, then hold it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{current_academy_id()}:{name}"]
        )
