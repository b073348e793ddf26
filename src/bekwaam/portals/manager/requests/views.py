"""Requests that wait for a manager, a holder of a budget, or who stands in for one; and those decided before."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.offcatalogue import access
from bekwaam.kernel.actors import Role
from bekwaam.portals.manager.requests.pages import team_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.requests.guard import with_requests


@require_GET
@signed_in
@with_requests
def team(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not actor.has_role(Role.MANAGER) and not access.requests_to_decide(actor).exists():
        raise PermissionDenied
    page = team_page(actor, number=request.GET.get("pagina"))
    return render(request, "manager/requests.html", {"page": page})
