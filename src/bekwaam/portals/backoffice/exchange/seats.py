"""What we took over: how it stands, the seats we asked for, and giving seats back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.exchange import access, actions
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.exchange import pages
from bekwaam.portals.backoffice.exchange.answering import sent_and_done, shown
from bekwaam.portals.backoffice.exchange.forms import SeatsForm
from bekwaam.portals.backoffice.exchange.menu import PART
from bekwaam.portals.backoffice.exchange.views import FOLDER
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done_or_said
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def takeover(request: HttpRequest, takeover_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = access.takeover_for(actor, takeover_id)
    if found is None:
        raise Http404
    page = pages.takeover_page(found, clock.now())
    form = SeatsForm(request.POST or None, runs=pages.run_choices(page.dates))
    if sent_and_done(
        form,
        lambda at: actions.ask_seats(
            found.pk,
            UUID(form.cleaned_data["run"]),
            seats=form.cleaned_data["seats"],
            actor=actor,
            at=at,
        ),
    ):
        messages.success(request, _("De plekken zijn gevraagd. Je hoort het als ze er zijn."))
        return redirect("exchange-takeover", found.pk)
    return shown(request, f"{FOLDER}/takeover.html", form, page)


@require_POST
@needs(Role.ULC)
@of_part(PART)
def give_back(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    claim = access.claim_for(actor, claim_id)
    if claim is None:
        raise Http404
    if done_or_said(request, lambda at: actions.return_seats(claim.pk, actor=actor, at=at)):
        messages.success(request, _("De plekken gaan terug naar de academie die dit aanbiedt."))
    return redirect("exchange-takeover", claim.takeover_id)
