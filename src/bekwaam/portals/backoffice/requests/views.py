"""The requests of the units that this back office works for."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.offcatalogue import access
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.requests.forms import FilterForm
from bekwaam.portals.backoffice.requests.pages import requests_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.requests.guard import with_requests
from bekwaam.reporting.exports.filters import as_words


@require_GET
@needs(Role.ULC, Role.BACKOFFICE)
@with_requests
def requests(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not access.manages_requests(actor):
        raise PermissionDenied
    narrowing = FilterForm(request.GET).narrowing()
    if answer := exported(request, "offcatalogue-requests", as_words(narrowing)):
        return answer
    page = requests_page(actor, narrowing, number=request.GET.get("pagina", "1"), query=request.GET.dict())
    return render(request, "backoffice/requests/list.html", {"page": page})
