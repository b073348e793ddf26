"""The own requests, and one request for all who are involved."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.offcatalogue import access
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.kernel import clock
from bekwaam.portals.learner.requests.forms import ClosingForm, DecisionForm, FileForm
from bekwaam.portals.learner.requests.pages import RequestPage, own_page, request_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.requests.guard import with_requests


@require_GET
@signed_in
@with_requests
def own(request: HttpRequest) -> HttpResponse:
    page = own_page(actor_of(request), number=request.GET.get("pagina"))
    return render(request, "learner/requests/own.html", {"page": page})


@require_GET
@signed_in
@with_requests
def one(request: HttpRequest, request_id: UUID) -> HttpResponse:
    return shown(request, found(request, request_id))


def found(request: HttpRequest, request_id: UUID) -> OffCatalogueRequest:
    row = access.request_for(actor_of(request), request_id)
    if row is None:
        raise Http404
    return row


def shown(request: HttpRequest, row: OffCatalogueRequest, form: Form | None = None) -> HttpResponse:
    """The page of a request; with a form that was refused when there is one."""
    page = request_page(row, actor_of(request), at=clock.now())
    context: dict[str, Any] = {"page": page, "file_form": FileForm() if page.may_add_files else None}
    if isinstance(form, FileForm):
        context["file_form"] = form
    elif form is not None or page.may_decide:
        context["form"] = form or deciding_form(request, page)
    return render(request, "learner/requests/request.html", context, status=422 if form else 200)


def deciding_form(request: HttpRequest, page: RequestPage, said: Any = None) -> Form:
    initial = {"turn": page.row.turn}
    if not page.closes:
        return DecisionForm(said, initial=initial)
    similar = [(str(each.id), f"{each.title} ({each.code})") for each in page.similar]
    initial["owner"] = page.row.unit
    return ClosingForm(said, actor=actor_of(request), similar=similar, initial=initial)
