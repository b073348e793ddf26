"""Looking at the framework, at what functions ask, and at totals."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.domains.skills import access
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.rules.keeping import READERS
from bekwaam.kernel import clock
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.skills import pages
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.reporting.exports.filters import tidy


@require_GET
@needs(*READERS)
def skills(request: HttpRequest) -> HttpResponse:
    wanted = _wanted(request)
    if answer := exported(request, "skills", tidy({"text": wanted.text, "kind": wanted.kind})):
        return answer
    page = pages.skills_page(actor_of(request), wanted, number=request.GET.get("pagina", "1"))
    return render(request, "backoffice/skills/skills.html", {"page": page})


@require_GET
@needs(*READERS)
def skill(request: HttpRequest, skill_id: UUID) -> HttpResponse:
    found = access.skill_to_keep_for(actor_of(request), skill_id)
    if found is None:
        raise Http404
    return render(
        request, "backoffice/skills/skill.html", {"page": pages.skill_page(actor_of(request), found)}
    )


@require_GET
@needs(*READERS)
def functions(request: HttpRequest) -> HttpResponse:
    text, number = request.GET.get("zoek", "")[:100], request.GET.get("pagina", "1")
    page = pages.functions_page(actor_of(request), text=text, number=number)
    return render(request, "backoffice/skills/functions.html", {"page": page})


@require_GET
@needs(*READERS)
def totals(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("pagina", "1")
    page = pages.totals_page(actor_of(request), number=number, on=clock.today())
    return render(request, "backoffice/skills/totals.html", {"page": page})


def _wanted(request: HttpRequest) -> pages.Wanted:
    kind = request.GET.get("soort", "")
    return pages.Wanted(
        text=request.GET.get("zoek", "")[:100],
        kind=kind if kind in SkillKind.values else "",
        is_active=request.GET.get("status") != "uit",
        under=parse_id(request.GET.get("onder", "")),
    )
