"""The catalogue: one address holds the whole question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bekwaam.kernel import clock
from bekwaam.portals.learner.search.page import offering_page
from bekwaam.portals.shared.guards import signed_in


@require_safe
@signed_in
def offering(request: HttpRequest) -> HttpResponse:
    page = offering_page(request.actor, request.GET, at=clock.now())  # type: ignore[attr-defined]
    block = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "learner/search/block.html" if block else "learner/search/offering.html"
    return render(request, template, {"page": page})
