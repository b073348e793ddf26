"""Why does she see this, or not? From the activity, and from the person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.people.access import person_for
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.audience.forms import WhoForm
from bekwaam.portals.backoffice.audience.pages.explaining import person_offering_page, why_page
from bekwaam.portals.backoffice.audience.requests import MANAGERS, managed_or_404, person_or_404
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs

SEEN = {"wel": True, "niet": False}


@require_GET
@needs(*MANAGERS)
def why(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    activity, actor, on = managed_or_404(request, activity_id), actor_of(request), clock.today()
    asked = "person" in request.GET or "person-keuze" in request.GET
    form = WhoForm(request.GET if asked else None, actor=actor)
    person = form.cleaned_data["person"] if form.is_valid() else None
    if person is None and "medewerker" in request.GET:
        person = person_for(actor, request.GET["medewerker"], on=on)
    status = 422 if form.is_bound and form.errors else 200
    context = {"page": why_page(activity, person, on=on), "form": form}
    return render(request, "backoffice/audience/why.html", context, status=status)


@require_GET
@needs(*MANAGERS)
def of_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    page = person_offering_page(
        actor_of(request),
        person,
        is_seen=SEEN.get(request.GET.get("ziet", "")),
        number=request.GET.get("pagina"),
        on=clock.today(),
    )
    return render(request, "backoffice/audience/person.html", {"page": page})
