"""How many requests one key may make in a minute, over all processes together.

Every process counts for itself and tells the others only now and then: a key that is not busy costs no query at all.
What the others have not told yet may pass above the limit: at most `TELLS_EVERY` requests for each of them.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from bekwaam.domains.people.tokens import usage
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id

PER_MINUTE = 600
TELLS_EVERY = 25
MOST_KEYS = 1_000


@dataclass(slots=True)
class _Count:
    minute: datetime
    own: int = 0
    others: int = 0


class KeyThrottle(BaseThrottle):
    """A request without a valid key is refused before this."""

    def __init__(
        self,
        per_minute: int = PER_MINUTE,
        tells_every: int = TELLS_EVERY,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self.per_minute, self.tells_every, self._now = per_minute, tells_every, now
        self._process_id = new_id()
        self._lock = threading.Lock()
        self._counts: dict[UUID, _Count] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        token_id: UUID = request.token_id  # type: ignore[attr-defined]
        count, own = self._counted(token_id)
        if own % self.tells_every == 0 or own + count.others > self.per_minute:
            usage.tell(token_id, self._process_id, count.minute, own)
            count.others = usage.told_by_others(token_id, self._process_id, count.minute)
        return own + count.others <= self.per_minute

    def wait(self) -> float | None:
        return 60.0 - self._now().second

    def _counted(self, token_id: UUID) -> tuple[_Count, int]:
        minute = self._now().replace(second=0, microsecond=0)
        with self._lock:
            count = self._counts.get(token_id)
            if count is None or count.minute != minute:
                self._forget_older(minute)
                count = self._counts[token_id] = _Count(minute)
            count.own += 1
            return count, count.own

    def _forget_older(self, minute: datetime) -> None:
        if len(self._counts) > MOST_KEYS:
            self._counts = {key: count for key, count in self._counts.items() if count.minute == minute}
