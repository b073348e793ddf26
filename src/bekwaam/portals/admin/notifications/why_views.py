"""Why did, or did not, somebody get something: search a person, read the reasons."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.notifications import access
from bekwaam.portals.admin.notifications.guard import manages_messages
from bekwaam.portals.admin.notifications.why_pages import reasons_page, search_page

LONGEST_SEARCH = 100


@require_GET
@manages_messages
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("zoek", "")[:LONGEST_SEARCH]
    page = search_page(words, access.people_named(request.actor, words))  # type: ignore[attr-defined]
    return render(request, "admin/notifications/why_search.html", {"page": page})


@require_GET
@manages_messages
def reasons(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.actor, person_id)  # type: ignore[attr-defined]
    decisions = access.decisions_for(request.actor, person_id)  # type: ignore[attr-defined]
    if person is None or decisions is None:
        raise Http404
    page = reasons_page(person, decisions, request.GET.get("pagina"))
    return render(request, "admin/notifications/why.html", {"page": page})
