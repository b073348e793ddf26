"""The board of development tracks, the same as a list, and the page of one track."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bekwaam.domains.design import access
from bekwaam.domains.design.enums import SWITCH
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.development.answers import found_track
from bekwaam.portals.backoffice.development.pages import board_page, list_page, track_page
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.parts import of_part
from bekwaam.reporting.exports.filters import tidy

AS_LIST = "lijst"


@require_GET
@signed_in
@of_part(SWITCH)
def board(request: HttpRequest) -> HttpResponse:
    """Whoever has a part in a track finds it here too."""
    if not access.has_part(request.actor):  # type: ignore[attr-defined]
        raise Http404
    phase = request.GET.get("fase", "")
    if answer := exported(request, "development", tidy({"phase": phase})):
        return answer
    is_list = request.GET.get("weergave") == AS_LIST
    ways = [
        (_("Bord"), "layout-dashboard", "?", not is_list),
        (_("Lijst"), "list", f"?weergave={AS_LIST}", is_list),
    ]
    actor, today = request.actor, clock.today()  # type: ignore[attr-defined]
    if not is_list:
        context = {"page": board_page(actor, today=today), "ways": ways}
        return render(request, "backoffice/development/board.html", context)
    page = list_page(actor, phase=phase, number=request.GET.get("pagina", "1"), today=today)
    return render(request, "backoffice/development/list.html", {"page": page, "ways": ways})


@require_GET
@signed_in
@of_part(SWITCH)
def track(request: HttpRequest, track_id: UUID) -> HttpResponse:
    page = track_page(found_track(request, track_id), request.actor, today=clock.today())  # type: ignore[attr-defined]
    return render(request, "backoffice/development/track.html", {"page": page})
