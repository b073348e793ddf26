"""How far a worker is with a delivery, told while the transaction of its work is still open."""

from typing import Self
from uuid import UUID

import structlog
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from bekwaam.domains.deliveries.enums import BUSY_STATES
from bekwaam.kernel.scope import current_academy_id

log = structlog.get_logger(__name__)
SQL = (
    "update deliveries_importrun set rows_done = %s, rows_total = greatest(rows_total, %s)"
    " where id = %s and state = any(%s)"
)


class Progress:
    """On a connection of its own, so that others see it before the work is committed. Use it with `with`."""

    def __init__(self, run_id: UUID) -> None:
        self._run_id, self._academy_id = run_id, current_academy_id()
        self._connection = connections.create_connection(DEFAULT_DB_ALIAS)
        self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def expect(self, rows: int) -> None:
        self._total = rows
        self.note(0)

    def note(self, rows: int) -> None:
        """Work is not broken off because its progress could not be told."""
        try:
            self._tell(rows)
        except DatabaseError:
            log.warning("delivery_progress_untold", run=str(self._run_id), exc_info=True)
            self._connection.close()

    def _tell(self, rows: int) -> None:
        self._connection.ensure_connection()
        self._connection.set_autocommit(False)
        with self._connection.cursor() as cursor:
            cursor.execute("set local lock_timeout = '2s'")
            cursor.execute("select set_config('app.academy', %s, true)", [str(self._academy_id)])
            cursor.execute(SQL, [rows, max(rows, self._total), self._run_id, sorted(BUSY_STATES)])
        self._connection.commit()
