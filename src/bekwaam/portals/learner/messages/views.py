"""The inbox: what was told, newest first. Opening a message is reading it."""

from uuid import UUID

from django.contrib import messages as toasts
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.notifications import access
from bekwaam.domains.notifications.actions.reading import mark_all_read, mark_read
from bekwaam.kernel import clock
from bekwaam.portals.learner.messages.pages import inbox_page, message_page
from bekwaam.portals.shared.guards import signed_in

UNREAD = "nieuw"


@require_GET
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    page = inbox_page(
        request.actor,  # type: ignore[attr-defined]
        only_unread=request.GET.get("toon") == UNREAD,
        number=request.GET.get("pagina"),
    )
    return render(request, "learner/messages/inbox.html", {"page": page})


@require_GET
@signed_in
def message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    found = access.message_for(request.actor, message_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    mark_read(found, at=clock.now())
    return render(request, "learner/messages/message.html", {"page": message_page(found)})


@require_POST
@signed_in
def read_all(request: HttpRequest) -> HttpResponse:
    mark_all_read(request.user.person_id, at=clock.now())  # type: ignore[union-attr]
    toasts.success(request, _("Alle berichten staan op gelezen."))
    return redirect("inbox")
