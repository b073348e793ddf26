"""One line in the log and one measurement per request, by the name of the page and never by its path."""

from collections.abc import Callable
from time import perf_counter

import structlog
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from bekwaam.portals.shared import measuring

log = structlog.get_logger(__name__)

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NOISE = frozenset({"healthz", "readyz", "metrics"})


class Observation:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        response = self.get_response(request)
        seconds = perf_counter() - started
        route, method = route_of(request), method_of(request)
        measuring.SECONDS.labels(route, method, str(response.status_code)).observe(seconds)
        note = log.debug if route in NOISE and response.status_code < 400 else log.info
        note("request", route=route, method=method, status=response.status_code, ms=round(seconds * 1000, 1))
        return response


def route_of(request: HttpRequest) -> str:
    """The name of the page; for a page without a name its pattern, which holds no values either."""
    match: ResolverMatch | None = request.resolver_match
    if match is None:
        return "static" if request.path.startswith("/static/") else "none"
    return match.view_name if match.url_name else match.route


def method_of(request: HttpRequest) -> str:
    return request.method if request.method in METHODS else "OTHER"
