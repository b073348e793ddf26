"""Needs: the list, one with its story, and filling one in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE, NeedState
from bekwaam.domains.portfolio.models import LearningNeed, NeedRound
from bekwaam.domains.portfolio.queries.needs import content_of
from bekwaam.domains.portfolio.queries.rounds import questions_of, units_by_id
from bekwaam.domains.portfolio.rules.rights import BRINGING, READING, bringing_units
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id
from bekwaam.portals.backoffice.asking import asked_filters, done, done_in_form, or_404, status_of
from bekwaam.portals.backoffice.portfolio.export import EXPORT, filter_of
from bekwaam.portals.backoffice.portfolio.forms import PLAIN, NeedForm, ScoreForm
from bekwaam.portals.backoffice.portfolio.pages.needs import need_page, needs_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.clashes import clash_in
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

FORM = "backoffice/portfolio/need_form.html"
MOST_UNITS = 60


@require_GET
@needs(*READING)
@of_part(MODULE)
def overview(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, EXPORT, asked_filters(request)):
        return answer
    page = needs_page(actor_of(request), filter_of(request.GET.dict()), number=request.GET.get("pagina", "1"))
    return render(request, "backoffice/portfolio/needs.html", {"page": page})


@require_GET
@needs(*READING)
@of_part(MODULE)
def one(request: HttpRequest, need_id: UUID) -> HttpResponse:
    need = or_404(access.need_for(actor_of(request), need_id))
    page = need_page(actor_of(request), need, on=clock.today())
    form = ScoreForm(lines=page.weighing.lines)
    return render(request, "backoffice/portfolio/need.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@needs(*BRINGING)
@of_part(MODULE)
def add(request: HttpRequest) -> HttpResponse:
    asked = _round(request)
    initial: dict[str, object] = {"unit": request.GET.get("onderdeel", ""), "key": new_id()}
    form = _form(request, asked, initial=initial, is_draft="concept" in request.POST)
    made: list[LearningNeed] = []

    def act(at: object) -> None:
        submit = "concept" not in request.POST
        unit_id = or_404(access.unit_to_bring_for(actor_of(request), form.unit_id())).pk
        rest = {"unit_id": unit_id, "round_id": asked.pk if asked else None, "submit": submit}
        rest["need_id"] = form.cleaned_data["key"]
        made.append(actions.bring_need(form.content(), **rest, actor=actor_of(request), at=at))  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De leerbehoefte is opgeslagen."))
        return redirect("need", made[0].pk)
    back = reverse("portfolio-round", args=[asked.pk]) if asked else reverse("needs")
    page = {"title": _("Nieuwe leerbehoefte"), "asked": asked, "back": back, "is_new": True}
    return render(request, FORM, {"page": page, "form": form}, status=status_of(form))


@require_http_methods(["GET", "POST"])
@needs(*BRINGING)
@of_part(MODULE)
def change(request: HttpRequest, need_id: UUID) -> HttpResponse:
    need = or_404(access.need_to_change_for(actor_of(request), need_id))
    is_draft = need.state == NeedState.DRAFT
    form = _form(request, need.round, initial=_initial(need), is_draft=is_draft)
    del form.fields["unit"]

    def act(at: object) -> None:
        seen = form.cleaned_data["revision"] or 0
        actions.change_need(need_id, form.content(), seen_revision=seen, actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De leerbehoefte is gewijzigd."))
        return redirect("need", need_id)
    page = {
        "title": _("Wijzig de leerbehoefte"),
        "asked": need.round,
        "back": reverse("need", args=[need_id]),
        "clash": clash_in(form, "revision"),
    }
    return render(request, FORM, {"page": page, "form": form}, status=status_of(form))


@require_POST
@needs(*BRINGING)
@of_part(MODULE)
def submit(request: HttpRequest, need_id: UUID) -> HttpResponse:
    or_404(access.need_to_change_for(actor_of(request), need_id))
    words = _("De leerbehoefte is ingediend.")
    done(request, words, lambda at: actions.submit_need(need_id, actor=actor_of(request), at=at))
    return redirect("need", need_id)


@require_POST
@needs(*BRINGING)
@of_part(MODULE)
def drop(request: HttpRequest, need_id: UUID) -> HttpResponse:
    or_404(access.need_to_change_for(actor_of(request), need_id))
    words = _("Het concept is weg.")
    if done(request, words, lambda at: actions.drop_draft(need_id, actor=actor_of(request), at=at)):
        return redirect("needs")
    return redirect("need", need_id)


def _round(request: HttpRequest) -> NeedRound | None:
    wanted = request.GET.get("ronde", "")
    return or_404(access.round_for(actor_of(request), wanted)) if wanted else None


def _form(
    request: HttpRequest, asked: NeedRound | None, *, initial: dict[str, object], is_draft: bool
) -> NeedForm:
    actor, units = actor_of(request), None
    if asked is not None:
        found = access.own_units_in(actor, asked.pk)
        if not found:
            raise Http404
        units = [(str(unit.pk), unit.name) for unit in found]
    elif (own := bringing_units(actor)) is not None and len(own) <= MOST_UNITS:
        units = [(str(unit.pk), unit.name) for unit in units_by_id(own)]
    questions = questions_of(asked.pk) if asked else []
    data = request.POST if request.method == "POST" else None
    return NeedForm(data, actor=actor, units=units, questions=questions, initial=initial, is_draft=is_draft)


def _initial(need: LearningNeed) -> dict[str, object]:
    content = content_of(need)
    return {
        **{name: getattr(content, name) for name in PLAIN},
        "skill": need.skill,
        "theme": str(need.theme_id or ""),
        "revision": need.revision,
        **{f"q{key.hex}": text for key, text in content.answers.items()},
    }
