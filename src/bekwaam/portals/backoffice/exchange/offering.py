"""Offering an activity to other academies, changing the terms, and taking it back."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.exchange import access, actions
from bekwaam.domains.exchange.models import SharedOffer
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.exchange import pages
from bekwaam.portals.backoffice.exchange.answering import sent_and_done, shown
from bekwaam.portals.backoffice.exchange.forms import ReasonForm, TermsForm
from bekwaam.portals.backoffice.exchange.menu import PART
from bekwaam.portals.backoffice.exchange.views import FOLDER, found_own_offer
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_GET
@needs(Role.ULC)
@of_part(PART)
def choose(request: HttpRequest) -> HttpResponse:
    text, number = request.GET.get("zoek", "")[:100], request.GET.get("pagina", "1")
    page = pages.choose_page(actor_of(request), text=text, number=number)
    return render(request, f"{FOLDER}/choose.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def make(request: HttpRequest, own_activity_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    activity = access.offerable_activities(actor).filter(pk=own_activity_id).first()
    if activity is None:
        raise Http404
    form, made = TermsForm(request.POST or None), []
    if sent_and_done(
        form, lambda at: made.append(actions.offer_activity(activity.pk, form.terms(), actor=actor, at=at))
    ):
        messages.success(request, _("Andere academies kunnen dit nu overnemen."))
        return redirect("exchange-own", made[0].pk)
    page = {
        "title": _("%(title)s aanbieden") % {"title": activity.published.title},
        "lead": _("Andere academies zien de tekst, de data en de vrije plekken. Zij zien nooit namen."),
        "submit": _("Bied dit aan"),
        "back": reverse("exchange-choose"),
        "back_label": _("Kies een leeractiviteit"),
    }
    return shown(request, f"{FOLDER}/form.html", form, page)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def change(request: HttpRequest, own_offer_id: UUID) -> HttpResponse:
    found = found_own_offer(request, own_offer_id)
    form = TermsForm(request.POST or None, offer=found)
    if sent_and_done(form, lambda at: _change(request, found, form, at)):
        messages.success(request, _("De voorwaarden zijn gewijzigd. Wie dit overnam, hoort het."))
        return redirect("exchange-own", found.pk)
    page = {
        "title": _("Voorwaarden van %(title)s") % {"title": found.title},
        "lead": _("Haal je een academie weg? Dan verdwijnt het daar uit de catalogus."),
        "submit": _("Sla op"),
        "back": reverse("exchange-own", args=[found.pk]),
        "back_label": found.title,
    }
    return shown(request, f"{FOLDER}/form.html", form, page)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(PART)
def withdraw(request: HttpRequest, own_offer_id: UUID) -> HttpResponse:
    found = found_own_offer(request, own_offer_id)
    form = ReasonForm(
        request.POST or None, help_text=_("De andere academies lezen deze reden. Noem geen namen.")
    )
    if sent_and_done(form, lambda at: _withdraw(request, found, form, at)):
        messages.success(request, _("Het aanbod is ingetrokken. Wie dit overnam, hoort het."))
        return redirect("exchange-own", found.pk)
    page = {
        "title": _("%(title)s intrekken") % {"title": found.title},
        "lead": _(
            "Het verdwijnt uit de catalogus van de andere academies. In jullie eigen aanbod blijft het staan."
        ),
        "submit": _("Trek het aanbod in"),
        "back": reverse("exchange-own", args=[found.pk]),
        "back_label": found.title,
    }
    return shown(request, f"{FOLDER}/form.html", form, page)


def _change(request: HttpRequest, found: SharedOffer, form: TermsForm, at: datetime) -> None:
    actions.offer_activity(found.activity_id, form.terms(), actor=actor_of(request), at=at)


def _withdraw(request: HttpRequest, found: SharedOffer, form: ReasonForm, at: datetime) -> None:
    actions.withdraw_offer(found.pk, reason=form.cleaned_data["reason"], actor=actor_of(request), at=at)
