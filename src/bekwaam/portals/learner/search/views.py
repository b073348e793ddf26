"""The catalogue: one address holds the whole question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from bekwaam.domains.catalogue.search.actions import note_missed
from bekwaam.kernel import clock
from bekwaam.kernel.clock import local_date
from bekwaam.portals.learner.search.page import offering_page
from bekwaam.portals.learner.search.suggesting import suggestions
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.picking.suggesting import Suggestions
from bekwaam.portals.shared.picking.views import block, typed


@require_safe
@signed_in
def offering(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    page = offering_page(request.actor, request.GET, at=at)  # type: ignore[attr-defined]
    text = page.asked.filters.text
    if text and page.is_in_vain and request.method == "GET":
        note_missed(text, at=at)
    is_block = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "learner/search/block.html" if is_block else "learner/search/offering.html"
    return render(request, template, {"page": page})


@never_cache
@require_GET
@signed_in
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles and themes for what was typed so far."""
    text, on = typed(request), local_date(clock.now())
    found = suggestions(request.actor, text, on=on) if text else Suggestions(())  # type: ignore[attr-defined]
    return block(request, found)
