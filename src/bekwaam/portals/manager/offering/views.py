"""Finding something for the own team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.manager.offering.export import TEAM_OFFERING, wanted_of
from bekwaam.portals.manager.offering.found import NAMES
from bekwaam.portals.manager.offering.page import team_offering_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs


@require_safe
@needs(Role.MANAGER)
def team_offering(request: HttpRequest) -> HttpResponse:
    filters = {name: request.GET.get(name, "") for name in NAMES.values()}
    file = exported(request, TEAM_OFFERING.name, filters)
    if file is not None:
        return file
    actor = actor_of(request)
    number = request.GET.get("pagina")
    page = team_offering_page(actor, wanted_of(filters), number=number, on=clock.today())
    return render(request, "manager/offering/offering.html", {"page": page})
