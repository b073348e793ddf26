"""Own exports: asking for a large one, seeing how far it is, and collecting it."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import download_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.portals.account.exports.page import exports_page
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.refusals import sentence
from bekwaam.reporting.exports import access, actions
from bekwaam.reporting.exports.enums import Format
from bekwaam.reporting.exports.filters import tidy
from bekwaam.reporting.exports.models import ExportRun
from bekwaam.reporting.exports.registry import UnknownList

FILTER = "filter-"
MOST_FILTERS = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def exports(request: AcademyRequest) -> HttpResponse:
    if request.method == "POST":
        return _ask(request)
    page = exports_page(access.runs_for(request.actor), at=clock.now())
    return render(request, "account/exports.html", {"page": page})


def _ask(request: AcademyRequest) -> HttpResponse:
    form = request.POST.get("formaat", "")
    if form not in Format.values:
        raise Http404
    sent = [(name, value) for name, value in request.POST.items() if name.startswith(FILTER)]
    wanted = tidy({name.removeprefix(FILTER): value for name, value in sent[:MOST_FILTERS]})
    try:
        with transaction.atomic():
            actions.ask(
                request.POST.get("lijst", ""), Format(form), wanted, actor=request.actor, at=clock.now()
            )
    except UnknownList:
        raise Http404 from None
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, _("Het bestand wordt gemaakt. Je krijgt een bericht als het klaarstaat."))
    return redirect("exports")


@never_cache
@require_safe
@signed_in
def download(request: AcademyRequest, export_id: UUID) -> HttpResponse:
    at = clock.now()
    run = access.download_for(request.actor, export_id, at=at)
    if run is None:
        raise Http404
    answer = _file(request, run)
    if answer is None:
        messages.error(request, _("Dit bestand is er niet meer. Vraag het opnieuw aan bij de lijst."))
        return redirect("exports")
    actions.note_download(run, actor=request.actor, at=at)
    return answer


def _file(request: AcademyRequest, run: ExportRun) -> HttpResponse | None:
    stored = run.stored
    try:
        reading = file_store().open(request.academy.id, stored.sha256)
    except BlobNotFoundError:
        return None
    headers = download_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Accept-Ranges"]
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]
