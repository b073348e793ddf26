"""What the machines around the product ask: does the process live, can it work, what are the figures."""

from ipaddress import ip_address
from secrets import compare_digest

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from bekwaam.portals.shared import measuring, readiness

BY_A_PROXY = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


@require_safe
@transaction.non_atomic_requests
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@require_safe
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    checks = readiness.examine()
    reasons = [f"{check.name}: {check.reason}" for check in checks if not check.passed]
    body = {
        "status": "not ready" if reasons else "ready",
        "checks": {check.name: check.passed for check in checks},
        "reasons": reasons,
    }
    return JsonResponse(body, status=503 if reasons else 200)


@require_safe
@transaction.non_atomic_requests
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_read_metrics(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(measuring.exposition(), content_type=CONTENT_TYPE_LATEST)


def may_read_metrics(request: HttpRequest) -> bool:
    """The right token, or a process of this machine that speaks for itself and not for a visitor."""
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if token and compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    return is_loopback(request) and not settings.SECURE_PROXY_SSL_HEADER


def is_loopback(request: HttpRequest) -> bool:
    if any(name in request.headers for name in BY_A_PROXY):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
