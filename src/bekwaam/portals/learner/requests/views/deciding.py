"""For who decides: agree, ask, refuse; and for the back office, what becomes of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from bekwaam.domains.offcatalogue import access, actions
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.kernel import clock
from bekwaam.portals.learner.requests.forms import AGREE, ASK, REFUSE, DecisionForm
from bekwaam.portals.learner.requests.pages import request_page
from bekwaam.portals.learner.requests.views.lists import deciding_form, found, shown
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.clashes import goes_on_from
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.requests.guard import with_requests

DONE = {
    AGREE: gettext_lazy("Je gaf akkoord. De aanvraag gaat verder."),
    ASK: gettext_lazy("Je vraag is gesteld. De aanvraag komt terug als er antwoord is."),
    REFUSE: gettext_lazy("De aanvraag is afgewezen. De aanvrager krijgt bericht."),
}


@require_POST
@signed_in
@with_requests
def decide(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    form = DecisionForm(request.POST)
    return _answered(request, row, form)


@require_POST
@signed_in
@with_requests
def close(request: HttpRequest, request_id: UUID) -> HttpResponse:
    row = found(request, request_id)
    page = request_page(row, actor_of(request), at=clock.now())
    form = deciding_form(request, page, request.POST) if page.closes else DecisionForm(request.POST)
    return _answered(request, row, form)


def _answered(request: HttpRequest, row: OffCatalogueRequest, form: Form) -> HttpResponse:
    if not form.is_valid():
        return shown(request, row, form)
    if not done(form, lambda at: _act(request, row, form.cleaned_data, at)):
        fresh = found(request, row.pk)
        goes_on_from(form, "turn", fresh.turn)
        return shown(request, fresh, form)
    words = DONE.get(
        form.cleaned_data["verdict"], _("De aanvraag is toegekend. De aanvrager krijgt bericht.")
    )
    messages.success(request, words)
    still = access.request_for(actor_of(request), row.pk)
    return redirect("request", row.pk) if still is not None else redirect("requests")


def _act(request: HttpRequest, row: OffCatalogueRequest, said: dict[str, Any], at: datetime) -> None:
    common: dict[str, Any] = {"seen_turn": said["turn"], "actor": actor_of(request), "at": at}
    if said["verdict"] == ASK:
        actions.ask_back(row.pk, words=said["words"], **common)
    elif said["verdict"] == REFUSE:
        actions.refuse(row.pk, words=said["words"], **common)
    elif said["verdict"] == AGREE:
        actions.agree(row.pk, words=said["words"], **common)
    else:
        actions.grant(row.pk, _granting(said), **common)


def _granting(said: dict[str, Any]) -> actions.Granting:
    return actions.Granting(
        outcome=said["verdict"],
        words=said["words"],
        activity_id=UUID(said["activity"]) if said.get("activity") else None,
        owner_unit_id=said["owner"].pk if said.get("owner") else None,
    )
