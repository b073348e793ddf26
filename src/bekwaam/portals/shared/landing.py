"""The landing page of the installation's own host: its academies, and in a demo the people to become."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from bekwaam.domains.people.accounts.queries import personas
from bekwaam.domains.tenancy.models import Academy
from bekwaam.domains.tenancy.queries import active_academies, primary_hosts
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.shared.guards import everybody
from bekwaam.portals.shared.persona_words import in_order, words_for


@dataclass(frozen=True, slots=True)
class LandingAcademy:
    name: str
    href: str
    personas: list[str | Promise]


@everybody
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    hosts = primary_hosts()
    academies = [
        LandingAcademy(academy.name, _address(request, hosts[academy.pk]), _personas(academy))
        for academy in active_academies()
        if academy.pk in hosts
    ]
    return render(request, "public/landing.html", {"academies": academies, "is_demo": settings.DEMO_PERSONAS})


def _address(request: HttpRequest, host: str) -> str:
    """The same scheme and port as the page at hand."""
    _, colon, port = request.get_host().partition(":")
    return f"{request.scheme}://{host}{colon}{port}/"


def _personas(academy: Academy) -> list[str | Promise]:
    if not settings.DEMO_PERSONAS:
        return []
    with academy_scope(academy.pk):
        return [words_for(slug).title for slug in in_order(personas())]
