"""Somebody's own skills: looking, estimating, finding more, who sees them; and what functions ask."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.skills import access
from bekwaam.domains.skills.actions import estimate_level
from bekwaam.domains.skills.models import Skill
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.learner.skills import functions as function_pages
from bekwaam.portals.learner.skills import pages
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.skills.forms import LevelForm

FOUND, TEXT = "zoek", "zoek"


@require_GET
@signed_in
def my_skills(request: HttpRequest) -> HttpResponse:
    page = pages.my_skills_page(actor_of(request), on=clock.today())
    return render(request, "learner/skills/mine.html", {"page": page})


@require_GET
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    text, number = request.GET.get(TEXT, "")[:100], request.GET.get("pagina", "1")
    page = pages.search_page(actor_of(request), text=text, number=number, on=clock.today())
    return render(
        request, "learner/skills/search.html", {"page": page, "stay": {FOUND: text, "van": "zoeken"}}
    )


@require_POST
@signed_in
def estimate(request: HttpRequest, skill_id: UUID) -> HttpResponse:
    skill = access.skill_for(actor_of(request), skill_id)
    if skill is None:
        raise Http404
    form = LevelForm(request.POST)
    if not form.is_valid():
        return _refused(request, skill, _("Kies een niveau van 1 tot en met 4."))
    level = form.cleaned_data["level"]
    try:
        estimate_level(request.user.person, skill, level, actor=actor_of(request), at=clock.now())  # type: ignore[union-attr]
    except Refused as refusal:
        return _refused(request, skill, refusals.sentence(refusal.decision))
    said = _("Je schatting staat erin.") if level else _("Je schatting is weg.")
    if request.headers.get("HX-Request"):
        return _line(request, skill, said)
    messages.success(request, said)
    return _back(request, skill)


@require_GET
@signed_in
def viewers(request: HttpRequest) -> HttpResponse:
    page = pages.viewers_page(actor_of(request), on=clock.today())
    return render(request, "learner/skills/viewers.html", {"page": page})


@require_GET
@signed_in
def functions(request: HttpRequest) -> HttpResponse:
    page = function_pages.functions_page(
        actor_of(request),
        text=request.GET.get(TEXT, "")[:100],
        order=request.GET.get("volgorde", ""),
        number=request.GET.get("pagina", "1"),
        on=clock.today(),
    )
    return render(request, "learner/skills/functions.html", {"page": page})


@require_GET
@signed_in
def function(request: HttpRequest, function_id: UUID) -> HttpResponse:
    found = access.function_for(actor_of(request), function_id)
    if found is None:
        raise Http404
    page = function_pages.function_page(actor_of(request), found, on=clock.today())
    return render(request, "learner/skills/function.html", {"page": page})


def _line(request: HttpRequest, skill: Skill, said: str) -> HttpResponse:
    """Only the block that changed, with the figures on top and the words to speak."""
    line, summary = pages.line_for(actor_of(request), skill, on=clock.today())
    stay = {FOUND: request.POST.get(FOUND, ""), "van": request.POST.get("van", "")}
    context = {"line": line, "summary": summary, "said": said, "stay": stay, "swapped": True}
    return render(request, "learner/skills/swapped.html", context)


def _refused(request: HttpRequest, skill: Skill, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    answer = _back(request, skill)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": answer.headers["Location"]})
    return answer


def _back(request: HttpRequest, skill: Skill) -> HttpResponse:
    """To the list in which the button stood, at the same skill."""
    address = reverse("my-skills")
    if request.POST.get("van") == "zoeken":
        address = f"{reverse('my-skills-search')}?{urlencode({TEXT: request.POST.get(FOUND, '')[:100]})}"
    return redirect(f"{address}#skill-{skill.pk}")
