"""What hangs on a contract: lots, prices and documents."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.models import Contract
from bekwaam.domains.portfolio.queries import contracts as queries
from bekwaam.domains.portfolio.rules.rights import CONTRACT_READERS
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.asking import done, done_in_form, form_page, or_404
from bekwaam.portals.backoffice.contracts.forms import DocumentForm, LotForm, PriceForm
from bekwaam.portals.backoffice.contracts.pages import price_choices
from bekwaam.portals.backoffice.files import stored_answer
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

KEEPERS = (Role.ULC, Role.BACKOFFICE)


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def add_lot(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    form = LotForm(request.POST or None)

    def act(at: object) -> None:
        actions.add_lot(contract_id, **form.cleaned_data, actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het perceel staat erbij."))
        return redirect("contract", contract_id)
    return form_page(request, form, title=_("Nieuw perceel"), submit=_("Voeg toe"), back=_back(contract_id))


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def add_price(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    initial = {"valid_from": clock.today()}
    choices = price_choices(actor_of(request), contract_id)
    form = PriceForm(request.POST or None, initial=initial, **choices)  # type: ignore[arg-type]

    def act(at: object) -> None:
        actions.add_price(contract_id, form.details(), actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De prijsafspraak staat erbij."))
        return redirect("contract", contract_id)
    title = _("Nieuwe prijsafspraak")
    return form_page(request, form, title=title, submit=_("Voeg toe"), back=_back(contract_id))


@require_http_methods(["GET", "POST"])
@needs(*KEEPERS)
@of_part(MODULE)
def add_document(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act(at: object) -> None:
        file = form.cleaned_data["file"]
        said = {"file": file, "name": file.name, "title": form.cleaned_data["title"], "at": at}
        actions.add_document(contract_id, **said, actor=actor_of(request))

    if done_in_form(request, form, act):
        messages.success(request, _("Het bestand staat erbij."))
        return redirect("contract", contract_id)
    return form_page(request, form, title=_("Nieuw bestand"), submit=_("Voeg toe"), back=_back(contract_id))


@require_GET
@needs(*CONTRACT_READERS)
@of_part(MODULE)
def document(request: HttpRequest, contract_id: UUID, document_id: UUID) -> HttpResponse:
    or_404(access.contract_for(actor_of(request), contract_id))
    found = (each for each in queries.documents_of(contract_id) if each.pk == document_id)
    answer = stored_answer(or_404(next(found, None)).stored)
    if answer is None:
        messages.error(request, _("Dit bestand is er niet meer. Voeg het opnieuw toe."))
    return answer or redirect("contract", contract_id)


@require_POST
@needs(*KEEPERS)
@of_part(MODULE)
def drop_lot(request: HttpRequest, contract_id: UUID, lot_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    or_404(next((each for each in queries.lots_of(contract_id) if each.pk == lot_id), None))
    words, actor = _("Het perceel is weg."), actor_of(request)
    done(request, words, lambda at: actions.remove_lot(contract_id, lot_id, actor=actor, at=at))
    return redirect("contract", contract_id)


@require_POST
@needs(*KEEPERS)
@of_part(MODULE)
def drop_price(request: HttpRequest, contract_id: UUID, price_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    or_404(next((each for each in queries.prices_of(contract_id) if each.pk == price_id), None))
    words, actor = _("De prijsafspraak is weg."), actor_of(request)
    done(request, words, lambda at: actions.remove_price(contract_id, price_id, actor=actor, at=at))
    return redirect("contract", contract_id)


@require_POST
@needs(*KEEPERS)
@of_part(MODULE)
def drop_document(request: HttpRequest, contract_id: UUID, document_id: UUID) -> HttpResponse:
    _kept(request, contract_id)
    or_404(next((each for each in queries.documents_of(contract_id) if each.pk == document_id), None))
    words, actor = _("Het bestand is weg."), actor_of(request)
    done(request, words, lambda at: actions.remove_document(contract_id, document_id, actor=actor, at=at))
    return redirect("contract", contract_id)


def _kept(request: HttpRequest, contract_id: UUID) -> Contract:
    return or_404(access.contract_to_change_for(actor_of(request), contract_id))


def _back(contract_id: UUID) -> str:
    return reverse("contract", args=[contract_id])
