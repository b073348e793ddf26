"""Contracts: the list, one with what hangs on it, and changing them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.people.models import Supplier
from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.models import Contract
from bekwaam.domains.portfolio.queries import contracts as queries
from bekwaam.domains.portfolio.rules.rights import CONTRACT_READERS
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.asking import asked_filters, done_in_form, form_page, or_404
from bekwaam.portals.backoffice.contracts.export import EXPORT, filter_of
from bekwaam.portals.backoffice.contracts.forms import ContractForm, ExtendForm, SupplierForm
from bekwaam.portals.backoffice.contracts.pages import contract_page, contracts_page, may_make
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.clashes import clash_in
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

KEEPERS = (Role.ULC, Role.BACKOFFICE)


@require_GET
@needs(*CONTRACT_READERS)
@of_part(MODULE)
def overview(request: HttpRequest) -> HttpResponse:
    if answer := exported(request, EXPORT, asked_filters(request)):
        return answer
    wanted, number = filter_of(request.GET.dict()), request.GET.get("pagina", "1")
    page = contracts_page(actor_of(request), wanted, number=number, on=clock.today())
    return render(request, "backoffice/contracts/list.html", {"page": page})


@require_GET
@needs(*CONTRACT_READERS)
@of_part(MODULE)
def one(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    contract = or_404(access.contract_for(actor_of(request), contract_id))
    page = contract_page(actor_of(request), contract, on=clock.today())
    return render(request, "backoffice/contracts/contract.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def add(request: HttpRequest) -> HttpResponse:
    or_404(may_make(actor_of(request)) or None)
    form = ContractForm(request.POST or None, actor=actor_of(request))
    made: list[Contract] = []

    def act(at: object) -> None:
        made.append(actions.make_contract(form.details(), actor=actor_of(request), at=at))  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het contract staat in het register."))
        return redirect("contract", made[0].pk)
    title, back = _("Nieuw contract"), reverse("contracts")
    return form_page(request, form, title=title, submit=_("Leg het contract vast"), back=back)


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def change(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    contract = or_404(access.contract_to_change_for(actor_of(request), contract_id))
    plain = ("number", "title", "owner_unit", "owner", "starts_on", "ends_on", "notice_on", "extensions")
    rest = ("extension_months", "ceiling", "remark", "revision")
    initial = {name: getattr(contract, name) for name in (*plain, *rest)}
    initial["supplier"] = str(contract.supplier_id)
    form = ContractForm(request.POST or None, actor=actor_of(request), initial=initial)

    def act(at: object) -> None:
        said = {"seen_revision": form.cleaned_data["revision"] or 0, "actor": actor_of(request), "at": at}
        actions.change_contract(contract_id, form.details(), **said)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het contract is gewijzigd."))
        return redirect("contract", contract_id)
    title, back = _("Wijzig contract %(number)s") % {"number": contract.number}, _page_of(contract_id)
    clash, submit = clash_in(form, "revision"), _("Sla het contract op")
    return form_page(request, form, title=title, submit=submit, back=back, clash=clash)


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def extend(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    contract = or_404(access.contract_to_change_for(actor_of(request), contract_id))
    form = ExtendForm(request.POST or None)

    def act(at: object) -> None:
        actions.extend_contract(contract_id, **form.cleaned_data, actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het contract is verlengd."))
        return redirect("contract", contract_id)
    lead = _("Nog %(count)d keer, met %(months)d maanden per keer.") % {
        "count": contract.extensions,
        "months": contract.extension_months,
    }
    title, back = _("Verleng contract %(number)s") % {"number": contract.number}, _page_of(contract_id)
    return form_page(request, form, title=title, submit=_("Verleng het contract"), back=back, lead=lead)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def supplier(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    or_404(access.keeps_portfolio(actor_of(request)) or None)
    found: Supplier = or_404(Supplier.objects.filter(pk=supplier_id).first())
    profile = queries.profile_of(supplier_id)
    form = SupplierForm(request.POST or None, initial=profile.__dict__ if profile else {})

    def act(at: object) -> None:
        actions.save_supplier_profile(supplier_id, form.cleaned_data, actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De gegevens van de leverancier zijn opgeslagen."))
        return redirect("contracts")
    return form_page(
        request, form, title=found.name, submit=_("Sla de gegevens op"), back=reverse("contracts")
    )


def _page_of(contract_id: UUID) -> str:
    return reverse("contract", args=[contract_id])
