"""Files that go with a request: added by the asker, read by those involved."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bekwaam.domains.offcatalogue import access, actions
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import download_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.scope import current_academy_id
from bekwaam.portals.learner.requests.forms import FileForm
from bekwaam.portals.learner.requests.views.lists import found, shown
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done, done_or_said
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.requests.guard import with_requests


@require_POST
@signed_in
@with_requests
def add(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, row, form)
    file = form.cleaned_data["file"]
    actor = actor_of(request)
    if not done(form, lambda at: actions.add_file(row.pk, file, name=file.name, actor=actor, at=at)):
        return shown(request, row, form)
    messages.success(request, _("De bijlage is toegevoegd."))
    return redirect("request", row.pk)


@never_cache
@require_safe
@signed_in
@with_requests
def download(request: HttpRequest, request_id: UUID, requestfile_id: UUID) -> HttpResponse:
    file = access.file_for(actor_of(request), request_id, requestfile_id)
    if file is None:
        raise Http404
    stored = file.stored
    try:
        reading = file_store().open(current_academy_id(), stored.sha256)
    except BlobNotFoundError:
        messages.error(
            request, _("Deze bijlage is er niet meer. Vraag de aanvrager om haar opnieuw te sturen.")
        )
        return redirect("request", request_id)
    headers = download_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Accept-Ranges"]
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]


@require_POST
@signed_in
@with_requests
def remove(request: HttpRequest, request_id: UUID, requestfile_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    if access.file_for(actor_of(request), row.pk, requestfile_id) is None:
        raise Http404
    actor = actor_of(request)
    if done_or_said(request, lambda at: actions.remove_file(row.pk, requestfile_id, actor=actor, at=at)):
        messages.success(request, _("De bijlage is weg."))
    return redirect("request", row.pk)
