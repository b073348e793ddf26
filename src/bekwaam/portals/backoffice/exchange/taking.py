"""Reading what another academy offers, taking it over, and stopping with it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.exchange import access, actions, queries
from bekwaam.domains.exchange.models import Takeover
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.exchange import pages
from bekwaam.portals.backoffice.exchange.answering import sent_and_done, shown
from bekwaam.portals.backoffice.exchange.forms import ReasonForm, TakeOverForm
from bekwaam.portals.backoffice.exchange.menu import PART
from bekwaam.portals.backoffice.exchange.views import FOLDER
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = access.offer_for(actor, offer_id)
    if found is None:
        raise Http404
    earlier = queries.earlier_takeover(found.pk)
    form = TakeOverForm(request.POST or None, actor=actor, earlier=earlier)
    taken: list[Takeover] = []
    if sent_and_done(
        form, lambda at: taken.append(actions.take_over(found.pk, form.wanted(), actor=actor, at=at))
    ):
        messages.success(request, _("Dit staat nu in jullie catalogus."))
        return redirect("exchange-takeover", taken[0].pk)
    return shown(request, f"{FOLDER}/offer.html", form, pages.offer_page(found, clock.now()))


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def stop(request: HttpRequest, takeover_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = access.takeover_for(actor, takeover_id)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None, help_text=_("Deze reden blijft binnen jullie eigen academie."))
    if sent_and_done(form, lambda at: _stop(request, found, form, at)):
        messages.success(request, _("Jullie zijn hiermee gestopt. Het staat niet meer in de catalogus."))
        return redirect("exchange-taken")
    page = {
        "title": _("Stoppen met %(title)s") % {"title": found.title},
        "lead": _(
            "Het gaat uit jullie catalogus en jullie plekken gaan terug. De andere academie hoort dat."
        ),
        "submit": _("Stop hiermee"),
        "back": reverse("exchange-takeover", args=[found.pk]),
        "back_label": found.title,
    }
    return shown(request, f"{FOLDER}/form.html", form, page)


def _stop(request: HttpRequest, found: Takeover, form: ReasonForm, at: datetime) -> None:
    reason = form.cleaned_data["reason"]
    actions.stop_takeover(found.pk, reason=reason, actor=actor_of(request), at=at)
