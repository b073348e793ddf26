"""Looking after synonyms, and seeing what people search for in vain."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages as toasts
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.catalogue.search import actions, queries
from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.backoffice.synonyms.export import MISSED, SYNONYMS, WEEKS
from bekwaam.portals.backoffice.synonyms.forms import SynonymsForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class SynonymsPage:
    page: "Page[Synonym]"


@dataclass(frozen=True, slots=True)
class MissedPage:
    page: "Page[Any]"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.ULC)
def synonyms(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and (file := exported(request, SYNONYMS.name, {})):
        return file
    form = SynonymsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _saved(request, form, None):
        return redirect("synonyms")
    found = Paginator(queries.synonym_groups(), PER_PAGE).get_page(request.GET.get("pagina"))
    status = 422 if form.errors else 200
    context = {"page": SynonymsPage(found), "form": form}
    return render(request, "backoffice/synonyms/synonyms.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.ULC)
def synonym(request: HttpRequest, synonym_id: UUID) -> HttpResponse:
    group = Synonym.objects.filter(pk=synonym_id).first()
    if group is None:
        raise Http404
    if "weg" in request.POST:
        actions.remove_synonyms(synonym_id, actor=actor_of(request), at=clock.now())
        toasts.success(request, _("De synoniemen zijn weg."))
        return redirect("synonyms")
    form = SynonymsForm(request.POST or None, initial={"words": "\n".join(group.words)})
    if request.method == "POST" and form.is_valid() and _saved(request, form, synonym_id):
        return redirect("synonyms")
    context = {"page": group, "form": form}
    return render(request, "backoffice/synonyms/synonym.html", context, status=422 if form.errors else 200)


@require_GET
@needs(Role.ULC)
def missed(request: HttpRequest) -> HttpResponse:
    if file := exported(request, MISSED.name, {}):
        return file
    terms = queries.zero_result_terms(clock.today() - WEEKS)
    found = Paginator(terms, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "backoffice/synonyms/missed.html", {"page": MissedPage(found)})


def _saved(request: HttpRequest, form: SynonymsForm, synonym_id: UUID | None) -> bool:
    words, actor = form.cleaned_data["words"], actor_of(request)
    try:
        actions.save_synonyms(words, synonym_id=synonym_id, actor=actor, at=clock.now())
    except Refused as refused:
        form.add_error("words", sentence(refused.decision))
        return False
    toasts.success(request, _("De synoniemen zijn bewaard. Zoeken gebruikt ze meteen."))
    return True
