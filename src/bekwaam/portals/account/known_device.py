"""The cookie by which a browser is known again. It is random, says nothing about anybody, and is renewed at every login."""

import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse

from bekwaam.portals.account.requests import AcademyRequest

RANDOM = re.compile(r"[\w-]{43}")


def token_of(request: AcademyRequest) -> str:
    """The browser's own, or a new one when it has none or made one up."""
    kept = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return kept if RANDOM.fullmatch(kept) else secrets.token_urlsafe(32)


def remember(response: HttpResponse, token: str, *, days: int) -> None:
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        max_age=timedelta(days=days),
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
