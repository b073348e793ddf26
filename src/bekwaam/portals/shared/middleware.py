"""What surrounds every request: its id, the academy of its host, the safe headers, and who is asking."""

import re
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from bekwaam.domains.people import access
from bekwaam.domains.tenancy.queries import academy_at
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.shared.errors import bad_request, unavailable, unknown_host

log = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]
HOST_PATTERN = re.compile(r"^[a-z0-9.-]{1,253}$")
OUTSIDE_ACADEMY = ("/healthz", "/readyz", "/metrics", "/static/")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class RequestContext:
    """Give every request an id that stands in its logs and in its answer."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = str(new_id())  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


class SecurityHeaders:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class AcademyScope:
    """Find the academy by host name and open its scope: one transaction around the whole request.

    A database that cannot be reached, or goes away half way, is no fault of ours: that passes.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.academy = None  # type: ignore[attr-defined]
        if request.path.startswith(OUTSIDE_ACADEMY):
            request.urlconf = "bekwaam.config.urls_public"
            return self.get_response(request)
        host = requested_host(request)
        if host == settings.BASE_HOST or (settings.DEMO and host in {"127.0.0.1", "localhost"}):
            request.urlconf = "bekwaam.config.urls_public"
            return self.get_response(request)
        try:
            return self._within_academy(request, host)
        except (OperationalError, InterfaceError) as fault:
            log.warning("request.database_gone", fault=type(fault.__cause__ or fault).__name__)
            return unavailable(request)

    def _within_academy(self, request: HttpRequest, host: str) -> HttpResponse:
        academy = academy_at(host)
        if academy is None:
            return unknown_host(request)
        request.academy = academy  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(academy=academy.slug)
        with academy_scope(academy.id):
            return self.get_response(request)


class ReadableAddress:
    """No text in the database holds a NUL, so an address with one in its question is refused before anybody looks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        return bad_request(request) if "%00" in asked or "\x00" in asked else self.get_response(request)


class CurrentActor:
    """Who is asking, with all roles; worked out only when somebody looks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        if request.academy is not None and request.user.is_authenticated:  # type: ignore[attr-defined]
            request.session.touch(request.headers.get("User-Agent", ""))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> object:
    channel = request.session.get("channel", "web")
    person = request.user.person if request.user.is_authenticated else None
    return access.actor_for(person, on=clock.today(), channel=channel)


def requested_host(request: HttpRequest) -> str:
    raw = request.META.get("HTTP_HOST", "").rsplit(":", 1)[0].lower().removesuffix(".")
    return raw if HOST_PATTERN.match(raw) else ""


class ChosenLanguage:
    """Dutch, unless somebody chose otherwise: what a browser says of itself chooses nothing."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
