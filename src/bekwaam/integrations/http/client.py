"""A client for addresses that an administrator typed: no proxy, no cookies kept, redirects only where asked."""

import ssl
import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from bekwaam.integrations.http.resolver import Resolver, system_resolver
from bekwaam.integrations.http.transport import GuardedTransport, Limits
from bekwaam.kernel.outbound.policy import OutboundPolicy

Client = httpx.Client
"""So that callers can name what they hold without importing the library."""
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_OPEN_HEADERS = frozenset({"accept", "accept-language", "user-agent"})
_AGENT = "Bekwaam"


def guarded_client(
    policy: OutboundPolicy,
    limits: Limits | None = None,
    *,
    tls: ssl.SSLContext | None = None,
    resolver: Resolver = system_resolver,
    now: Callable[[], float] = time.monotonic,
) -> httpx.Client:
    """For libraries that want an httpx client, too. It follows no redirects; `fetch` can."""
    limits = limits or Limits()
    transport = GuardedTransport(policy, limits, tls=tls, resolver=resolver, now=now)
    return httpx.Client(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=limits.seconds,
        headers={"User-Agent": _AGENT},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
    )


def fetch(client: httpx.Client, request: httpx.Request, *, redirects: int = 0) -> httpx.Response:
    """Sends and reads the whole answer. Each hop is checked anew by the transport.

    Only a GET or HEAD goes on, and another origin gets no credentials, cookies or body of the first.
    """
    answer = client.send(request)
    for _ in range(redirects):
        if answer.next_request is None or request.method not in _SAFE_METHODS:
            break
        request = _onward(request, answer.next_request)
        answer = client.send(request)
    return answer


def _onward(request: httpx.Request, following: httpx.Request) -> httpx.Request:
    here, there = ((url.scheme, url.host, url.port) for url in (request.url, following.url))
    if here == there:
        return following
    headers = [(name, value) for name, value in following.headers.items() if name in _OPEN_HEADERS]
    return httpx.Request(following.method, following.url, headers=headers, extensions=following.extensions)
