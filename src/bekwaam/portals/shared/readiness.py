"""Whether this installation can do its work now: the database answers, it is up to date, and a worker lives."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.migrations.loader import MigrationLoader

from bekwaam.kernel import job_upkeep


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    reason: str = ""

    @property
    def passed(self) -> bool:
        return not self.reason


def examine() -> list[Check]:
    """All checks; without a database the others are not asked."""
    try:
        with transaction.atomic():
            return [Check("database"), _migrations(), _worker()]
    except Error as error:
        return [Check("database", f"the database does not answer ({type(error).__name__})")]


def waiting_migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select app || '.' || name from django_migrations")
        return sorted(known_migrations() - {row[0] for row in cursor.fetchall()})


def _migrations() -> Check:
    waiting = waiting_migrations()
    return Check("migrations", f"{len(waiting)} not applied, first {waiting[0]}" if waiting else "")


@cache
def known_migrations() -> frozenset[str]:
    """What the installed code brings; a running process never sees another version of it."""
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return frozenset(f"{app}.{name}" for app, name in loader.disk_migrations if (app, name) not in replaced)


def _worker() -> Check:
    age = job_upkeep.heartbeat_age()
    if age is None:
        return Check("worker", "no worker runs")
    silent = age > settings.WORKER_SILENT_SECONDS
    return Check("worker", f"the last heartbeat of a worker is {age:.0f} seconds old" if silent else "")
