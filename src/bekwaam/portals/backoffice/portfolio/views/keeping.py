"""What the learning centre does with a need: move it, merge it, score it, and take up signs of one."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE, NeedState, Source
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.portfolio.queries import needs as queries
from bekwaam.domains.portfolio.queries import signals
from bekwaam.domains.portfolio.queries.meetings import next_meeting
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.asking import INVALID, done, done_in_form, or_404, status_of
from bekwaam.portals.backoffice.portfolio.forms import MoveForm, ScoreForm, SignalForm
from bekwaam.portals.backoffice.portfolio.pages.board import board_page
from bekwaam.portals.backoffice.portfolio.pages.needs import need_page
from bekwaam.portals.backoffice.portfolio.pages.tabs import tabs
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

LOOKS_BACK, YEAR = timedelta(days=180), timedelta(days=365)


@require_GET
@needs(Role.ULC)
@of_part(MODULE)
def board(request: HttpRequest) -> HttpResponse:
    page = board_page(actor_of(request), next_meeting())
    return render(request, "backoffice/portfolio/board.html", {"page": page})


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def move(request: HttpRequest, need_id: UUID) -> HttpResponse:
    need, form = _kept(request, need_id), MoveForm(request.POST)
    back = "portfolio-board" if request.POST.get("van") == "bord" else "need"
    if not form.is_valid():
        messages.error(request, _("Kies waar de kaart naartoe gaat."))
    else:
        to, seen = NeedState(form.cleaned_data["to"]), form.cleaned_data["revision"]
        words = _("‘%(title)s’ staat nu bij %(column)s.") % {"title": need.title, "column": to.label}
        done(
            request,
            words,
            lambda at: actions.move_need(need_id, to, seen_revision=seen, actor=actor_of(request), at=at),
        )
    return redirect(back) if back == "portfolio-board" else redirect(back, need_id)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def merge(request: HttpRequest, need_id: UUID) -> HttpResponse:
    _kept(request, need_id)
    into = access.need_to_keep_for(actor_of(request), parse_id(request.POST.get("into", "")))
    if into is None:
        messages.error(request, _("Kies met welke behoefte je samenvoegt."))
        return redirect("need", need_id)
    words = _("De behoeften zijn samengevoegd.")
    done(request, words, lambda at: actions.merge_need(need_id, into.pk, actor=actor_of(request), at=at))
    return redirect("need", need_id)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def score(request: HttpRequest, need_id: UUID) -> HttpResponse:
    need = _kept(request, need_id)
    form = ScoreForm(request.POST, lines=queries.weighings([need_id])[need_id].lines)
    if form.is_valid():
        words = _("De weging is opgeslagen.")
        done(
            request,
            words,
            lambda at: actions.score_need(need_id, form.scores(), actor=actor_of(request), at=at),
        )
        return redirect("need", need_id)
    page = need_page(actor_of(request), need, on=clock.today())
    return render(request, "backoffice/portfolio/need.html", {"page": page, "form": form}, status=INVALID)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def signs(request: HttpRequest) -> HttpResponse:
    form = SignalForm(request.POST or None, actor=actor_of(request), initial=_sign_taken(request))
    made: list[LearningNeed] = []

    def act(at: object) -> None:
        said = form.cleaned_data
        values = {"title": said["words"], "source": Source(said["source"]), "unit_id": said["unit"].pk}
        made.append(actions.take_up_signal(**values, actor=actor_of(request), at=at))  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het staat bij de behoeften als concept. Vul het verder in."))
        return redirect("need-change", made[0].pk)
    page = {
        "tabs": tabs(actor_of(request), "portfolio-signals"),
        "searched": signals.searched_in_vain(clock.today() - LOOKS_BACK),
        "asked_for": signals.asked_for(clock.today() - YEAR),
        "reports": signals.reports(),
    }
    return render(
        request, "backoffice/portfolio/signals.html", {"page": page, "form": form}, status=status_of(form)
    )


def _sign_taken(request: HttpRequest) -> dict[str, str]:
    """The sign whose button was pressed, so that nothing has to be typed again."""
    words, source = request.GET.get("neem", "")[:200], request.GET.get("bron", "")
    taken = {"words": words}
    return {**taken, "source": source} if source in (Source.SEARCH, Source.WISH) else taken


def _kept(request: HttpRequest, need_id: UUID) -> LearningNeed:
    return or_404(access.need_to_keep_for(actor_of(request), need_id))
