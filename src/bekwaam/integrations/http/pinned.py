"""The network below a call: looks the name up itself, connects to the checked address, and keeps to the time."""

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from bekwaam.integrations.http.resolver import Resolver
from bekwaam.kernel.outbound.policy import Origin, OutboundPolicy
from bekwaam.kernel.outbound.rules import SENTENCES, check_addresses


class AddressRefusedError(httpcore.ConnectError):
    """The name leads somewhere the product may not go."""

    def __init__(self, reason: str) -> None:
        super().__init__(SENTENCES[reason])
        self.reason = reason


class Deadline:
    """The moment a whole call must be over, however slowly the other side drips."""

    def __init__(self, seconds: float, now: Callable[[], float]) -> None:
        self._now = now
        self._end = now() + seconds

    def left(self, step: float | None, late: type[httpcore.TimeoutException]) -> float:
        left = self._end - self._now()
        if left <= 0:
            raise late("the call took too long")
        return left if step is None else min(step, left)


class PinnedBackend(httpcore.NetworkBackend):
    """For one call to one origin. TLS and the Host header still carry the name; the socket goes to the address."""

    def __init__(
        self, origin: Origin, policy: OutboundPolicy, resolver: Resolver, deadline: Deadline
    ) -> None:
        self._origin, self._policy, self._resolver, self._deadline = origin, policy, resolver, deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if (host.strip("[]"), port) != (self._origin.host, self._origin.port):
            raise AddressRefusedError("naam")
        step = self._deadline.left(timeout, httpcore.ConnectTimeout)
        found = self._resolver(self._origin.host, port, step)
        if reason := check_addresses(self._origin, found, self._policy):
            raise AddressRefusedError(reason)
        return self._first([str(address) for address in found], port, timeout, socket_options)

    def _first(
        self, addresses: list[str], port: int, timeout: float | None, options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        """The first address that answers, in the order of the resolver."""
        *others, last = addresses
        for address in others:
            try:
                return self._connect(address, port, timeout, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(last, port, timeout, options)

    def _connect(
        self, address: str, port: int, timeout: float | None, options: Iterable[Any] | None
    ) -> httpcore.NetworkStream:
        step = self._deadline.left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._network.connect_tcp(address, port, step, None, options), self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise AddressRefusedError("intern")

    def sleep(self, seconds: float) -> None:
        """There are no retries to wait for."""


class _TimedStream(httpcore.NetworkStream):
    """A connection in which every step gets no more time than the whole call has left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        step = self._deadline.left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, step), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
