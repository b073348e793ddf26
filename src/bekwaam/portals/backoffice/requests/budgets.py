"""Above which amount a budget holder decides as well, per unit."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.offcatalogue.actions import remove_budget_rule, set_budget_rule
from bekwaam.domains.offcatalogue.queries.requests import budget_rules
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.requests.forms import BudgetForm
from bekwaam.portals.backoffice.requests.pages import budgets_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done, done_or_said
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.requests.guard import with_requests


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE)
@with_requests
def rules(request: HttpRequest) -> HttpResponse:
    form = BudgetForm(request.POST or None, actor=actor_of(request))
    if form.is_valid() and done(form, lambda at: _set(request, form, at)):
        messages.success(request, _("Het bedrag is opgeslagen en geldt meteen."))
        return redirect("budget-rules")
    context = {"page": budgets_page(actor_of(request)), "form": form}
    return render(request, "backoffice/requests/budgets.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE)
@with_requests
def remove(request: HttpRequest, budgetrule_id: UUID) -> HttpResponse:
    if not budget_rules().filter(pk=budgetrule_id).exists():
        raise Http404
    actor = actor_of(request)
    if done_or_said(request, lambda at: remove_budget_rule(budgetrule_id, actor=actor, at=at)):
        messages.success(request, _("De regel is weg. Nu geldt het bedrag van het onderdeel erboven."))
    return redirect("budget-rules")


def _set(request: HttpRequest, form: BudgetForm, at: datetime) -> None:
    said, actor = form.cleaned_data, actor_of(request)
    holder = said["holder"].pk if said["holder"] else None
    set_budget_rule(said["unit"].pk, above=said["above"], holder_id=holder, actor=actor, at=at)
