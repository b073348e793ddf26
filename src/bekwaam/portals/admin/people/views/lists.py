"""Lists: people, functions, suppliers, roles, delegations."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bekwaam.domains.people.access import KEEPERS, OVERSEERS
from bekwaam.domains.people.queries import people as queries
from bekwaam.kernel import clock
from bekwaam.portals.admin.people.forms import FilterForm
from bekwaam.portals.admin.people.pages.lists import (
    CodesPage,
    delegations_page,
    matching,
    people_page,
    roles_page,
)
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.reporting.exports.filters import as_words, tidy


@require_GET
@needs(*KEEPERS)
def people(request: HttpRequest) -> HttpResponse:
    narrowing = FilterForm(request.GET).narrowing()
    wanted = "employments" if request.GET.get("lijst") == "dienstverbanden" else "people"
    if answer := exported(request, wanted, as_words(narrowing)):
        return answer
    page = people_page(
        actor_of(request),
        narrowing,
        number=request.GET.get("pagina", "1"),
        on=clock.today(),
        query=request.GET.dict(),
    )
    template = (
        "admin/people/people_rows.html" if request.headers.get("HX-Request") else "admin/people/people.html"
    )
    return render(request, template, {"page": page})


@require_GET
@needs(*KEEPERS)
def functions(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, "functions", {}):
        return answer
    page = CodesPage(
        title=_("Functies"),
        lead=_("Functies komen uit het personeelssysteem. Kies er een en zie wie die functie heeft."),
        caption=_("Functies met het aantal medewerkers"),
        parameter="functie",
        text=request.GET.get("q", ""),
        page=_matching(request, queries.functions_with_counts(clock.today())),
    )
    return render(request, "admin/people/codes.html", {"page": page})


def _matching(request: HttpRequest, rows: list[Any]) -> "Page[Any]":
    return matching(rows, request.GET.get("q", ""), request.GET.get("pagina", "1"))


@require_GET
@needs(*KEEPERS)
def suppliers(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, "suppliers", {}):
        return answer
    page = CodesPage(
        title=_("Leveranciers"),
        lead=_("Werkgevers van ingehuurde mensen."),
        caption=_("Leveranciers met het aantal mensen dat nu werkt"),
        parameter="",
        text=request.GET.get("q", ""),
        page=_matching(request, queries.suppliers_with_counts(clock.today())),
    )
    return render(request, "admin/people/codes.html", {"page": page})


@require_GET
@needs(*OVERSEERS)
def roles(request: HttpRequest) -> HttpResponse:
    is_current = request.GET.get("status") != "voorbij"
    if answer := exported(request, "roles", tidy({"is_current": is_current})):
        return answer
    page = roles_page(
        actor_of(request), on=clock.today(), is_current=is_current, number=request.GET.get("pagina", "1")
    )
    return render(request, "admin/people/roles.html", {"page": page})


@require_GET
@needs(*OVERSEERS)
def delegations(request: HttpRequest) -> HttpResponse:
    is_current = request.GET.get("status") != "voorbij"
    if answer := exported(request, "delegations", tidy({"is_current": is_current})):
        return answer
    page = delegations_page(
        actor_of(request), on=clock.today(), is_current=is_current, number=request.GET.get("pagina", "1")
    )
    return render(request, "admin/people/delegations.html", {"page": page})
