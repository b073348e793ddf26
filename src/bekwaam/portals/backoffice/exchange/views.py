"""The three lists, and what we offer with who took it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.exchange import access
from bekwaam.domains.exchange.models import SharedOffer
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.exchange import pages
from bekwaam.portals.backoffice.exchange.menu import PART
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

FOLDER = "backoffice/exchange"


@require_GET
@needs(Role.ULC)
@of_part(PART)
def others(request: HttpRequest) -> HttpResponse:
    text, number = request.GET.get("zoek", "")[:100], request.GET.get("pagina", "1")
    page = pages.others_page(text=text, number=number, at=clock.now())
    return render(request, f"{FOLDER}/others.html", {"page": page})


@require_GET
@needs(Role.ULC)
@of_part(PART)
def ours(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, "exchange-ours", {}):
        return answer
    page = pages.ours_page(number=request.GET.get("pagina", "1"))
    return render(request, f"{FOLDER}/ours.html", {"page": page})


@require_GET
@needs(Role.ULC)
@of_part(PART)
def own_offer(request: HttpRequest, own_offer_id: UUID) -> HttpResponse:
    page = pages.own_offer_page(found_own_offer(request, own_offer_id))
    return render(request, f"{FOLDER}/own_offer.html", {"page": page})


@require_GET
@needs(Role.ULC)
@of_part(PART)
def taken(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, "exchange-taken", {}):
        return answer
    page = pages.taken_page(number=request.GET.get("pagina", "1"))
    return render(request, f"{FOLDER}/taken.html", {"page": page})


def found_own_offer(request: HttpRequest, own_offer_id: UUID) -> SharedOffer:
    found = access.own_offer_for(actor_of(request), own_offer_id)
    if found is None:
        raise Http404
    return found
