"""Delivering a file on the screen: upload, look at the differences, carry out; and the list of what came in."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.deliveries import access, actions
from bekwaam.domains.deliveries.enums import BUSY_STATES, RunSource, RunState
from bekwaam.domains.deliveries.importers import open_to
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.admin.deliveries.forms import UploadForm
from bekwaam.portals.admin.deliveries.pages import deliveries_page, delivery_page
from bekwaam.portals.admin.sent import sent_fields, sent_files
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence

DELIVERERS = (Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE, Role.ULC)
RUNS_PER_PAGE = 20


@require_http_methods(["GET", "POST"])
@needs(*DELIVERERS)
def deliveries(request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and (answer := exported(request, "deliveries", {})):
        return answer
    actor = actor_of(request)
    importers = open_to(actor)
    if not importers:
        raise Http404
    form = UploadForm(sent_fields(request), sent_files(request), importers=importers)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                run = _take_in(request, form)
        except Refused as refusal:
            form.add_error(None, sentence(refusal.decision))
        else:
            return redirect("delivery", run.pk)
    pages = Paginator(access.runs_for(actor), RUNS_PER_PAGE)
    slug = request.academy.slug  # type: ignore[attr-defined]
    page = deliveries_page(actor, pages.get_page(request.GET.get("pagina")), slug)
    status = 422 if form.errors else 200
    return render(request, "admin/deliveries/list.html", {"page": page, "form": form}, status=status)


def _take_in(request: HttpRequest, form: UploadForm) -> ImportRun:
    file, at = form.cleaned_data["file"], clock.now()
    run = actions.receive(
        file.read(),
        kind=form.cleaned_data["kind"],
        file_name=file.name,
        source=RunSource.WEB,
        actor=actor_of(request),
        at=at,
    )
    return actions.start_preview(run.pk, actor=actor_of(request), at=at)


@never_cache
@require_GET
@needs(*DELIVERERS)
def delivery(request: HttpRequest, run_id: UUID) -> HttpResponse:
    run = run_of(request, run_id)
    if answer := exported(request, "delivery-faults", {"run_id": str(run.pk)}):
        return answer
    page = delivery_page(run)
    return render(request, "admin/deliveries/run.html", {"page": page})


@require_POST
@needs(*DELIVERERS)
def carry_out(request: HttpRequest, run_id: UUID) -> HttpResponse:
    run = run_of(request, run_id)
    try:
        with transaction.atomic():
            run = actions.start_carrying_out(
                run.pk,
                actor=actor_of(request),
                at=clock.now(),
                confirmed=request.POST.get("bevestigd") == "ja",
            )
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
        return redirect("delivery", run_id)
    _say(request, run)
    return redirect("delivery", run_id)


def _say(request: HttpRequest, run: ImportRun) -> None:
    if run.state == RunState.DONE:
        messages.success(request, _("De aanlevering is verwerkt."))
    elif run.state in BUSY_STATES:
        messages.info(request, _("De aanlevering wordt verwerkt. Je ziet hier hoe ver het is."))
    else:
        messages.warning(request, run.sentence)


def run_of(request: HttpRequest, run_id: UUID) -> ImportRun:
    found = access.run_for(actor_of(request), run_id)
    if found is None:
        raise Http404
    return found
