"""One page with two forms; each has its own address and comes back to the page."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.tenancy.actions import set_house_rules, switch_parts
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.admin.switches.forms import HouseRuleForm, SwitchForm
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence


@require_GET
@needs(Role.FUNCTIONAL_ADMIN)
def overview(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def switch(request: HttpRequest) -> HttpResponse:
    form = SwitchForm(request.POST, modules=settings_of_current_academy().modules)
    if not form.is_valid():
        return _page(request, form=form)
    switch_parts(actor=request.actor, chosen=form.cleaned_data, at=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("De keuzes zijn opgeslagen en gelden meteen."))
    return redirect("switches")


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def rules(request: HttpRequest) -> HttpResponse:
    form = HouseRuleForm(request.POST, options=settings_of_current_academy().options)
    if not form.is_valid():
        return _page(request, rule_form=form)
    try:
        set_house_rules(actor=request.actor, chosen=form.cleaned_data, at=clock.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return _page(request, rule_form=form)
    messages.success(request, _("De huisregels zijn opgeslagen en gelden meteen."))
    return redirect("switches")


def _page(request: HttpRequest, form: Form | None = None, rule_form: Form | None = None) -> HttpResponse:
    settings = settings_of_current_academy()
    context: dict[str, Any] = {
        "form": form or SwitchForm(modules=settings.modules),
        "rule_form": rule_form or HouseRuleForm(options=settings.options),
    }
    status = 422 if form or rule_form else 200
    return render(request, "admin/switches/page.html", context, status=status)
