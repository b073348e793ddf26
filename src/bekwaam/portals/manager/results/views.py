"""What one of the own people did. Who looks leaves a trace that this person can read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bekwaam.domains.records.access import results_of_member, team_member_for
from bekwaam.domains.records.actions import note_view
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.result_lines import Results, results_page


@dataclass(frozen=True, slots=True)
class MemberResultsPage:
    name: str
    title: str
    results: Results


@require_GET
@needs(Role.MANAGER)
def member_results(request: HttpRequest, member_id: UUID) -> HttpResponse:
    actor, at = request.actor, clock.now()  # type: ignore[attr-defined]
    on = clock.local_date(at)
    member = team_member_for(actor, member_id, on=on)
    if member is None:
        raise Http404
    note_view(member, actor=actor, at=at)
    results = results_page(actor, results_of_member(member), number=request.GET.get("pagina"), on=on)
    page = MemberResultsPage(
        member.full_name, _title(member.full_name, results.page.paginator.count), results
    )
    return render(request, "manager/results/results.html", {"page": page})


def _title(name: str, count: int) -> str:
    if not count:
        return _("%(name)s heeft nog geen resultaten") % {"name": name}
    words = ngettext("%(name)s heeft %(count)d resultaat", "%(name)s heeft %(count)d resultaten", count)
    return words % {"name": name, "count": count}
