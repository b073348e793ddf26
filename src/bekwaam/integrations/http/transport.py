"""An httpx transport that goes only where the policy allows, for any client or library that takes one."""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from bekwaam.integrations.http.pinned import AddressRefusedError, Deadline, PinnedBackend
from bekwaam.integrations.http.resolver import Resolver, system_resolver
from bekwaam.kernel.outbound.policy import OutboundPolicy
from bekwaam.kernel.outbound.rules import SENTENCES, Target, check_url


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may cost. `seconds` is for all of it: name, connection, TLS, sending and the whole answer."""

    seconds: float = 20
    body_bytes: int = 10_000_000


class OutboundRefusedError(httpx.RequestError):
    """Not allowed to go there. `sentence` can be shown to the administrator who typed the address."""

    def __init__(self, reason: str, request: httpx.Request) -> None:
        super().__init__(SENTENCES[reason], request=request)
        self.reason = reason
        self.sentence = SENTENCES[reason]


class AnswerTooLargeError(httpx.RequestError):
    """The answer went past its limit, or came packed so that its size cannot be held."""


class GuardedTransport(httpx.BaseTransport):
    """Each call checks its URL, looks the name up anew and has a connection of its own.

    No connection outlives its call, so an address is never used that was not just checked.
    """

    def __init__(
        self,
        policy: OutboundPolicy,
        limits: Limits,
        *,
        tls: ssl.SSLContext | None = None,
        resolver: Resolver = system_resolver,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._policy, self._limits, self._resolver, self._now = policy, limits, resolver, now
        self._tls = tls or ssl.create_default_context()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        target = self._checked(request)
        deadline = Deadline(self._limits.seconds, self._now)
        backend = PinnedBackend(target.origin, self._policy, self._resolver, deadline)
        pool = httpcore.ConnectionPool(
            ssl_context=self._tls, network_backend=backend, max_connections=1, max_keepalive_connections=0
        )
        try:
            with _as_httpx(request):
                answer = pool.handle_request(_sent(request, target))
            return self._limited(request, answer, pool)
        except BaseException:
            pool.close()
            raise

    def _checked(self, request: httpx.Request) -> Target:
        decision = check_url(str(request.url), self._policy)
        if decision.target is None:
            raise OutboundRefusedError(decision.reason, request)
        return decision.target

    def _limited(
        self, request: httpx.Request, answer: httpcore.Response, pool: httpcore.ConnectionPool
    ) -> httpx.Response:
        headers = httpx.Headers(answer.headers)
        announced = headers.get("content-length", "0")
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise AnswerTooLargeError("the answer is compressed, which was not asked for", request=request)
        if announced.isdecimal() and int(announced) > self._limits.body_bytes:
            raise AnswerTooLargeError(f"the answer announces {announced[:20]} bytes", request=request)
        return httpx.Response(
            answer.status,
            headers=headers,
            stream=_LimitedBody(request, answer, pool, self._limits.body_bytes),
            extensions=answer.extensions,
        )


def _sent(request: httpx.Request, target: Target) -> httpcore.Request:
    """Calls what was checked. Asks for an unpacked answer: what a packed one grows to is known too late."""
    kept = [(name, value) for name, value in request.headers.raw if name.lower() != b"accept-encoding"]
    origin = target.origin
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=target.path),
        headers=[*kept, (b"Accept-Encoding", b"identity")],
        content=request.stream,
        extensions={"timeout": request.extensions.get("timeout", {})},
    )


class _LimitedBody(httpx.SyncByteStream):
    """The answer's bytes, counted; closing it closes the connection."""

    def __init__(
        self, request: httpx.Request, answer: httpcore.Response, pool: httpcore.ConnectionPool, most: int
    ) -> None:
        self._request, self._answer, self._pool, self._most = request, answer, pool, most

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        with _as_httpx(self._request):
            for part in self._answer.iter_stream():
                size += len(part)
                if size > self._most:
                    raise AnswerTooLargeError(f"the answer is over {self._most} bytes", request=self._request)
                yield part

    def close(self) -> None:
        self._answer.close()
        self._pool.close()


@contextmanager
def _as_httpx(request: httpx.Request) -> Iterator[None]:
    """The errors of the network under the names that callers of httpx know."""
    try:
        yield
    except AddressRefusedError as refused:
        raise OutboundRefusedError(refused.reason, request) from None
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.NetworkError)
        raise kind(str(error), request=request) from error
