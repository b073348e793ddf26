"""The landing page of the installation's own host: its academies, and in a demo the people to become."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from bekwaam.domains.people.accounts.queries import personas
from bekwaam.domains.tenancy.models import Academy
from bekwaam.domains.tenancy.queries import (
    active_academies,
    primary_hosts,
    settings_of_current_academy,
)
from bekwaam.domains.tenancy.theme.scheme import light_brand
from bekwaam.domains.tenancy.theme.stored import theme_from
from bekwaam.domains.tenancy.theme.theme import Theme
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.shared.drawing.tile_art import TOKENS, resolved_tile_art
from bekwaam.portals.shared.guards import everybody
from bekwaam.portals.shared.persona_words import in_order, words_for


@dataclass(frozen=True, slots=True)
class LandingAcademy:
    """`art` is drawn in the academy's own colours: this page wears those of the product."""

    name: str
    title: str
    href: str
    art: SafeString
    personas: list[tuple[str, str | Promise]]


@everybody
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    hosts = primary_hosts()
    academies = [
        _shown(academy, _address(request, hosts[academy.pk]))
        for academy in active_academies()
        if academy.pk in hosts
    ]
    return render(request, "public/landing.html", {"academies": academies, "is_demo": settings.DEMO_PERSONAS})


def _shown(academy: Academy, href: str) -> LandingAcademy:
    with academy_scope(academy.pk):
        chosen = settings_of_current_academy()
        found = personas() if settings.DEMO_PERSONAS else {}
    art = _art(theme_from(academy.name, chosen.theme))
    people = [(slug, words_for(slug).title) for slug in in_order(found)]
    return LandingAcademy(academy.name, chosen.display_name, href, art, people)


def _art(theme: Theme) -> SafeString:
    palettes = light_brand(theme)
    names = (token.rpartition("-") for token in TOKENS.values())
    colours = tuple((f"{name}-{step}", palettes[name][step]) for name, _, step in names)
    return mark_safe(resolved_tile_art(theme.name, colours))  # noqa: S308 - drawn, not copied from input


def _address(request: HttpRequest, host: str) -> str:
    """The same scheme and port as the page at hand."""
    _, colon, port = request.get_host().partition(":")
    return f"{request.scheme}://{host}{colon}{port}/"
