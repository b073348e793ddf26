"""Lists: people, functions, suppliers, roles, delegations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bekwaam.domains.people.queries import people as queries
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.admin.people.forms import FilterForm
from bekwaam.portals.admin.people.pages.lists import CodesPage, delegations_page, people_page, roles_page
from bekwaam.portals.admin.people.views.deciding import KEEPERS, actor_of
from bekwaam.portals.shared.guards import needs


@require_GET
@needs(*KEEPERS)
def people(request: HttpRequest) -> HttpResponse:
    page = people_page(
        actor_of(request),
        FilterForm(request.GET).narrowing(),
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
    page = CodesPage(
        title=_("Functies"),
        lead=_("Functies komen uit het personeelssysteem. Verplichtingen hangen eraan."),
        caption=_("Functies met het aantal medewerkers"),
        parameter="functie",
        rows=queries.functions_with_counts(clock.today()),
    )
    return render(request, "admin/people/codes.html", {"page": page})


@require_GET
@needs(*KEEPERS)
def suppliers(request: HttpRequest) -> HttpResponse:
    page = CodesPage(
        title=_("Leveranciers"),
        lead=_("Werkgevers van ingehuurde mensen."),
        caption=_("Leveranciers met het aantal mensen dat nu werkt"),
        parameter="",
        rows=queries.suppliers_with_counts(clock.today()),
    )
    return render(request, "admin/people/codes.html", {"page": page})


@require_GET
@needs(Role.FUNCTIONAL_ADMIN, Role.AUDITOR)
def roles(request: HttpRequest) -> HttpResponse:
    is_current = request.GET.get("status") != "voorbij"
    page = roles_page(
        actor_of(request), on=clock.today(), is_current=is_current, number=request.GET.get("pagina", "1")
    )
    return render(request, "admin/people/roles.html", {"page": page})


@require_GET
@needs(Role.FUNCTIONAL_ADMIN, Role.AUDITOR)
def delegations(request: HttpRequest) -> HttpResponse:
    is_current = request.GET.get("status") != "voorbij"
    page = delegations_page(
        actor_of(request), on=clock.today(), is_current=is_current, number=request.GET.get("pagina", "1")
    )
    return render(request, "admin/people/delegations.html", {"page": page})
