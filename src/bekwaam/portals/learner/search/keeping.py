"""What somebody keeps: the page, and the buttons that keep and let go. They lead back to where they stood."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages as toasts
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.catalogue.search import actions, queries
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.models import SavedSearch
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.learner.search.asking import asked
from bekwaam.portals.learner.search.cards import Card, cards
from bekwaam.portals.learner.search.page import NAME_LENGTH
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.refusals import sentence

SHOWN = 60
ON, OFF = "aan", "uit"
KEPT = ("formulier", "csrfmiddlewaretoken", "naam", "pagina")


@dataclass(frozen=True, slots=True)
class SavedLine:
    search: SavedSearch
    is_over: bool


@dataclass(frozen=True, slots=True)
class SavedPage:
    searches: list[SavedLine]
    cards: list[Card]


@require_GET
@signed_in
def saved(request: HttpRequest) -> HttpResponse:
    page = saved_page(request.actor, at=clock.now())  # type: ignore[attr-defined]
    return render(request, "learner/search/saved.html", {"page": page})


def saved_page(actor: Actor, *, at: datetime) -> SavedPage:
    if actor.person_id is None:
        return SavedPage([], [])
    on, root = local_date(at), reverse("offering")
    kept = queries.favourites_of(actor.person_id, on=on)[:SHOWN]
    lines = [
        SavedLine(saved, Filters.from_plain(saved.filters).is_over(on))
        for saved in queries.searches_of(actor.person_id)
    ]
    return SavedPage(lines, cards(kept, root=root, person_id=actor.person_id, at=at))


@require_POST
@signed_in
def favourite(request: HttpRequest) -> HttpResponse:
    is_kept = ON in request.POST
    activity_id = parse_id(request.POST.get(ON if is_kept else OFF, ""))
    if activity_id is None:
        raise Http404
    try:
        actions.set_favourite(activity_id, is_kept=is_kept, actor=_actor(request), at=clock.now())
    except Refused as refused:
        if refused.decision.reason == "catalogue.not_there":
            raise Http404 from refused
        toasts.error(request, sentence(refused.decision))
    else:
        toasts.success(
            request, _("Je vindt het terug bij Bewaard.") if is_kept else _("Het is weg bij Bewaard.")
        )
    return redirect(_back(request))


@require_POST
@signed_in
def save(request: HttpRequest) -> HttpResponse:
    """The question stands in the field `vraag`, as in the address of the page."""
    at = clock.now()
    query = QueryDict(request.POST.get("vraag", "")[:2_000].replace("\x00", ""), mutable=True)
    for name in KEPT:
        query.pop(name, None)
    name = request.POST.get("naam", "")[:NAME_LENGTH]
    wanted = asked(query, themes(), on=local_date(at))
    try:
        actions.save_search(name, query.urlencode(), wanted.filters, actor=_actor(request), at=at)
    except Refused as refused:
        toasts.error(request, sentence(refused.decision))
        return redirect(f"{reverse('offering')}?{query.urlencode()}")
    toasts.success(request, _("We bewaren je zoekopdracht en laten het weten als er iets nieuws is."))
    return redirect("offering-saved")


@require_POST
@signed_in
def change(request: HttpRequest) -> HttpResponse:
    """Let a question go, or hear of it no longer, or again."""
    search_id = parse_id(request.POST.get("zoekopdracht", ""))
    if search_id is None:
        raise Http404
    if "weg" in request.POST:
        actions.forget_search(search_id, actor=_actor(request))
        toasts.success(request, _("De zoekopdracht is weg."))
    else:
        actions.watch_search(search_id, is_watched=ON in request.POST, actor=_actor(request))
        toasts.success(request, _("Je keuze is bewaard."))
    return redirect("offering-saved")


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]


def _back(request: HttpRequest) -> str:
    """Only within the catalogue."""
    if (activity_id := parse_id(request.POST.get("terug", ""))) is not None:
        return reverse("activity", args=[activity_id])
    query = QueryDict(request.POST.get("vraag", "")[:2_000].replace("\x00", ""))
    if request.POST.get("naar") == "bewaard":
        return reverse("offering-saved")
    return f"{reverse('offering')}?{query.urlencode()}" if query else reverse("offering")
