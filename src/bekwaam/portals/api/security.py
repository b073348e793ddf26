"""Bearer keys, their scopes, and how many requests one key may make."""

import threading
from collections import defaultdict, deque
from time import monotonic

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.tokens.actions import note_use
from bekwaam.domains.people.tokens.queries import usable_token
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor

PER_MINUTE = 600
MINUTE = 60.0


class Key(HttpBearer):
    """A key with this scope; the request then acts as the key's person, through channel `api`."""

    openapi_name = "bearer"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        found = usable_token(token, at=clock.now())
        if found is None:
            return None
        if self.scope not in found.scopes:
            raise AuthorizationError(message=f"Deze sleutel heeft het bereik {self.scope} niet.")
        note_use(found, on=clock.today())
        actor = actor_for(found.person, on=clock.today(), channel="api")
        request.actor = actor  # type: ignore[attr-defined]
        request.key_scopes = frozenset(found.scopes)  # type: ignore[attr-defined]
        return actor


class KeyThrottle(BaseThrottle):
    """A sliding minute per key and per process; a safety net, not a contract."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self.per_minute = per_minute
        self._lock = threading.Lock()
        self._seen: dict[str, deque[float]] = defaultdict(deque)
        self._wait = 0.0

    def allow_request(self, request: HttpRequest) -> bool:
        asker = request.headers.get("Authorization", "") or str(request.META.get("REMOTE_ADDR", ""))
        now = monotonic()
        with self._lock:
            seen = self._seen[asker]
            while seen and seen[0] <= now - MINUTE:
                seen.popleft()
            if len(seen) >= self.per_minute:
                self._wait = seen[0] + MINUTE - now
                return False
            seen.append(now)
            self._forget_idle(now)
            return True

    def _forget_idle(self, now: float) -> None:
        if len(self._seen) > 1_000:
            for asker in [name for name, seen in self._seen.items() if not seen or seen[-1] <= now - MINUTE]:
                del self._seen[asker]

    def wait(self) -> float | None:
        return self._wait


def opens(request: HttpRequest, scope: str) -> bool:
    """Whether the key that opened the door opens this, too."""
    return scope in request.key_scopes  # type: ignore[attr-defined]


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the key opened the door for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
