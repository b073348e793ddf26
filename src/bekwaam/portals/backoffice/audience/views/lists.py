"""Lists: the audience of everything the actor manages, and what new offering starts from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.backoffice.audience.forms import DefaultForm, ListForm
from bekwaam.portals.backoffice.audience.pages.lists import audiences_page, defaults_page
from bekwaam.portals.backoffice.audience.requests import MANAGERS
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.reporting.exports.filters import tidy


@require_GET
@needs(*MANAGERS)
def audiences(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.GET)
    form.is_valid()
    text, is_attention = form.cleaned_data.get("zoek", ""), bool(form.cleaned_data.get("aandacht"))
    filters = tidy({"text": text, "is_attention": is_attention or None})
    if answer := exported(request, "audiences", filters):
        return answer
    number = request.GET.get("pagina")
    page = audiences_page(actor_of(request), text=text, is_attention=is_attention, number=number)
    return render(request, "backoffice/audience/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*MANAGERS)
def defaults(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = DefaultForm(request.POST or None, actor=actor)
    if form.is_valid():
        unit, is_shielded = form.cleaned_data["unit"], form.is_shielded()
        try:
            actions.set_offering_default(unit.pk, is_shielded=is_shielded, actor=actor, at=clock.now())
        except Refused as refusal:
            form.add_error("unit", refusals.sentence(refusal.decision))
        else:
            messages.success(request, _("De standaard voor nieuw aanbod is bewaard."))
            return redirect("offering-defaults")
    status = 422 if form.is_bound else 200
    context = {"page": defaults_page(actor), "form": form}
    return render(request, "backoffice/audience/defaults.html", context, status=status)
