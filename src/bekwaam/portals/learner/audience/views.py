"""Why do I see this?"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.catalogue.access import activity_for
from bekwaam.kernel import clock
from bekwaam.portals.learner.audience.pages import why_page
from bekwaam.portals.shared.guards import signed_in


@require_GET
@signed_in
def why(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    actor, on = request.actor, clock.today()  # type: ignore[attr-defined]
    activity = activity_for(actor, activity_id, on=on)
    if activity is None:
        raise Http404
    return render(request, "learner/audience/why.html", {"page": why_page(activity, actor.person_id, on=on)})
