"""What somebody did: the own results, to read and to take along."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from bekwaam.domains.records.access import own_results_of
from bekwaam.kernel import clock
from bekwaam.portals.learner.results.export import OWN_RESULTS
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.result_lines import Results, results_page


@dataclass(frozen=True, slots=True)
class MyResultsPage:
    title: str
    results: Results


@require_safe
@signed_in
def my_results(request: HttpRequest) -> HttpResponse:
    file = exported(request, OWN_RESULTS.name, {})
    if file is not None:
        return file
    actor = request.actor  # type: ignore[attr-defined]
    number = request.GET.get("pagina")
    results = results_page(actor, own_results_of(actor), number=number, on=clock.today())
    page = MyResultsPage(_title(results.page.paginator.count), results)
    return render(request, "learner/results/results.html", {"page": page})


def _title(count: int) -> str:
    if not count:
        return _("Je hebt nog geen resultaten")
    return ngettext("Je hebt %(count)d resultaat", "Je hebt %(count)d resultaten", count) % {"count": count}
