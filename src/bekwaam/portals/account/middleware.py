"""What a session adds to a request: the reader's choices, and the duty of a second factor for strong roles."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.rules import DEVICES_KEPT, needs_second_factor
from bekwaam.domains.tenancy.switches import value_of
from bekwaam.portals.account import known_device
from bekwaam.portals.account.entering import APPEARANCE, LANGUAGE, is_strong
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.house import settings_for

Handler = Callable[[Any], HttpResponse]
ALWAYS_OPEN = (
    "/inloggen/",
    "/uitloggen/",
    "/uitgelogd/",
    "/weergave/",
    "/taal/",
    "/thema/",
    "/logo/",
    "/icoon.svg",
    "/manifest.webmanifest",
    "/sw.js",
    "/offline/",
)
SET_UP = "/account/tweede-stap/"


class ReadersChoice:
    """Light or dark and the language of the person, wherever they log in; no cookie of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: AcademyRequest) -> HttpResponse:
        if request.academy is not None and request.user.is_authenticated:
            request.chosen_appearance = request.session.get(APPEARANCE, "")
            language = request.session.get(LANGUAGE, "")
            if language:
                translation.activate(language)
                request.LANGUAGE_CODE = language
        return self.get_response(request)


class RememberedDevice:
    """Gives the browser that logged in the cookie by which it is known again."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: AcademyRequest) -> HttpResponse:
        response = self.get_response(request)
        if token := getattr(request, "device_token", ""):
            days = value_of(settings_for(request).options, DEVICES_KEPT)
            known_device.remember(response, token, days=days)
        return response


class SecondFactorGate:
    """Somebody with a strong role and one proof gets no further than giving, or setting up, the second."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: AcademyRequest) -> HttpResponse:
        return self._halted(request) or self.get_response(request)

    def _halted(self, request: AcademyRequest) -> HttpResponse | None:
        if request.academy is None or not request.user.is_authenticated or is_strong(request):
            return None
        if request.path.startswith(ALWAYS_OPEN) or not needs_second_factor(
            request.actor, settings_for(request).options
        ):
            return None
        if queries.factors_of(request.user).any:
            onward = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('second-step')}?{onward}")
        if request.path.startswith(SET_UP):
            return None
        return HttpResponseRedirect(reverse("account-second-factor"))
