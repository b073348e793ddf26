"""For who asks: fill in, change, hand in, answer, take back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.offcatalogue import access, actions, house
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.people import jobs_of
from bekwaam.domains.offcatalogue.queries.similar import similar_offering
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id
from bekwaam.portals.learner.requests.forms import (
    AnswerForm,
    DraftForm,
    NewRequestForm,
    PlainAnswerForm,
    WithdrawForm,
)
from bekwaam.portals.learner.requests.pages import request_page
from bekwaam.portals.learner.requests.views.lists import found
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.clashes import clash_in
from bekwaam.portals.shared.doing import done, done_or_said
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.requests.guard import with_requests

HAND_IN, SEEN = "indienen", "gezien"
FORM = "learner/requests/form.html"


@require_http_methods(["GET", "POST"])
@signed_in
@with_requests
def new(request: HttpRequest) -> HttpResponse:
    """Kept as a draft, or handed in at once; what is on offer already is shown first."""
    form = _new_form(request)
    similar = []
    if request.method == "POST" and form.is_valid():
        if _hands_in(request) and SEEN not in request.POST:
            similar = similar_offering(actor_of(request), form.cleaned_data["title"], at=clock.now())
        row = None if similar else _made(request, form)
        if row is not None:
            return redirect("request", row.pk)
    context = {"form": form, "similar": similar, "months": house.keep_months()}
    return render(request, FORM, context, status=422 if form.errors else 200)


def _hands_in(request: HttpRequest) -> bool:
    return request.POST.get("actie") == HAND_IN


def _new_form(request: HttpRequest) -> NewRequestForm:
    actor, on = actor_of(request), clock.today()
    person: Person = request.user.person  # type: ignore[union-attr]
    return NewRequestForm(
        request.POST or None,
        request.FILES or None,
        actor=actor,
        me=person,
        team=list(access.people_to_ask_for(actor, on=on)),
        jobs=jobs_of(person.pk, on),
        initial={"title": request.GET.get("wat", "")[:200], "key": new_id()},
    )


def _made(request: HttpRequest, form: NewRequestForm) -> OffCatalogueRequest | None:
    said, actor, made = form.cleaned_data, actor_of(request), []
    person_id = UUID(str(said.get("person") or actor.person_id))
    job = said.get("job", "") if person_id == actor.person_id else ""

    def act(at: datetime) -> None:
        key = said["key"] or new_id()
        if before := actions.started_before(key, actor=actor):
            made.append(before)
            return
        who: dict[str, Any] = {"person_id": person_id, "job_number": job, "request_id": key, "actor": actor}
        row = actions.start_request(form.wanted(), **who, at=at)
        if file := said["attachment"]:
            actions.add_file(row.pk, file, name=file.name, actor=actor, at=at)
        if _hands_in(request):
            actions.submit(row.pk, actor=actor, at=at)
        made.append(row)

    if not done(form, act):
        return None
    words = _("Je aanvraag is ingediend.") if _hands_in(request) else _("Je concept is bewaard.")
    messages.success(request, words)
    return made[0]


@require_http_methods(["GET", "POST"])
@signed_in
@with_requests
def change(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    if not request_page(row, actor_of(request), at=clock.now()).may_change:
        raise Http404
    form = DraftForm(request.POST or None, actor=actor_of(request), initial=_initial(row))

    def act(at: datetime) -> None:
        seen = {"seen_turn": form.cleaned_data["turn"], "actor": actor_of(request)}
        actions.change_request(row.pk, form.wanted(), **seen, at=at)

    if form.is_valid() and done(form, act):
        messages.success(request, _("Je concept is bewaard."))
        return redirect("request", row.pk)
    context = {"form": form, "row": row, "months": house.keep_months(), "clash": clash_in(form, "turn")}
    return render(request, FORM, context, status=422 if form.errors else 200)


@require_POST
@signed_in
@with_requests
def hand_in(request: HttpRequest, request_id: UUID) -> HttpResponse:
    return _at_once(request, request_id, actions.submit, _("Je aanvraag is ingediend."))


@require_POST
@signed_in
@with_requests
def discard(request: HttpRequest, request_id: UUID) -> HttpResponse:
    back = _at_once(request, request_id, actions.discard_draft, _("Je concept is weggegooid."))
    still_there = access.request_for(actor_of(request), request_id) is not None
    return back if still_there else redirect("requests")


@require_http_methods(["GET", "POST"])
@signed_in
@with_requests
def reply(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row, actor = found(request, request_id), actor_of(request)
    page = request_page(row, actor, at=clock.now())
    if not page.is_mine:
        raise Http404
    form = _answer_form(request, row)

    def act(at: datetime) -> None:
        said: dict[str, Any] = {"words": form.cleaned_data["words"], "seen_turn": form.cleaned_data["turn"]}
        wanted = form.wanted() if isinstance(form, AnswerForm) else None
        actions.answer(row.pk, **said, wanted=wanted, actor=actor, at=at)

    if form.is_valid() and done(form, act):
        messages.success(request, _("Je antwoord is verstuurd. De aanvraag gaat verder."))
        return redirect("request", row.pk)
    context = {"form": form, "page": page}
    return render(request, "learner/requests/answer.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
@with_requests
def take_back(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    actor = actor_of(request)
    page = request_page(row, actor, at=clock.now())
    if not page.is_mine:
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)

    def act(at: datetime) -> None:
        actions.withdraw(row.pk, words=form.cleaned_data["words"], actor=actor, at=at)

    if form.is_valid() and done(form, act):
        messages.success(request, _("Je aanvraag is ingetrokken."))
        return redirect("request", row.pk)
    context = {"form": form, "page": page}
    return render(request, "learner/requests/withdraw.html", context, status=422 if form.errors else 200)


def _at_once(request: HttpRequest, request_id: UUID, act: Any, words: str) -> HttpResponse:
    row, actor = found(request, request_id), actor_of(request)
    if done_or_said(request, lambda at: act(row.pk, actor=actor, at=at)):
        messages.success(request, words)
    return redirect("request", row.pk)


def _initial(row: OffCatalogueRequest) -> dict[str, Any]:
    names = {*actions.Wanted.__dataclass_fields__, "turn"} - {"theme_id", "skill_id"}
    found = {name: getattr(row, name) for name in names}
    return {**found, "theme": row.theme_id or "", "skill": row.skill}


def _answer_form(request: HttpRequest, row: OffCatalogueRequest) -> AnswerForm | PlainAnswerForm:
    actor, initial = actor_of(request), {"turn": row.turn}
    if row.asker_id != actor.person_id:
        return PlainAnswerForm(request.POST or None, initial=initial)
    return AnswerForm(request.POST or None, actor=actor, initial={**_initial(row), **initial})
