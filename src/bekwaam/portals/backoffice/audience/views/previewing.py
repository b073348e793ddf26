"""The catalogue as somebody else sees it. To look only: nothing can be booked or kept here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from bekwaam.domains.catalogue import actions
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.audience.forms import WhoForm
from bekwaam.portals.backoffice.audience.pages.previewing import preview_page
from bekwaam.portals.backoffice.audience.requests import MANAGERS, person_or_404
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs


@require_GET
@needs(*MANAGERS)
def choose(request: HttpRequest) -> HttpResponse:
    asked = "person" in request.GET or "person-keuze" in request.GET
    form = WhoForm(request.GET if asked else None, actor=actor_of(request))
    if form.is_valid():
        return redirect("preview-as", form.cleaned_data["person"].pk)
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/audience/preview_choose.html", {"form": form}, status=status)


@require_GET
@needs(*MANAGERS)
def preview(request: HttpRequest, person_id: UUID) -> HttpResponse:
    actor, person, at = actor_of(request), person_or_404(request, person_id), clock.now()
    actions.note_preview(person, actor=actor, at=at)
    page = preview_page(actor, person, number=request.GET.get("pagina"), on=clock.local_date(at))
    return render(request, "backoffice/audience/preview.html", {"page": page})
