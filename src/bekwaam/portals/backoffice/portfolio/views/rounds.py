"""Rounds: planning one, seeing who answered, reminding, and carrying over what is left."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.actions import WantedRound
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.models import NeedRound
from bekwaam.domains.portfolio.queries import rounds as queries
from bekwaam.domains.portfolio.rules.rights import READING
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.asking import done, done_in_form, form_page, or_404
from bekwaam.portals.backoffice.portfolio.forms import RoundForm
from bekwaam.portals.backoffice.portfolio.pages.rounds import round_page, rounds_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_GET
@needs(*READING)
@of_part(MODULE)
def rounds(request: HttpRequest) -> HttpResponse:
    page = rounds_page(actor_of(request), on=clock.today())
    return render(request, "backoffice/portfolio/rounds.html", {"page": page})


@require_GET
@needs(*READING)
@of_part(MODULE)
def one(request: HttpRequest, round_id: UUID) -> HttpResponse:
    asked = or_404(access.round_for(actor_of(request), round_id))
    page = round_page(actor_of(request), asked, on=clock.today())
    return render(request, "backoffice/portfolio/round.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def add(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, units=_unit_choices())

    def act(at: object) -> None:
        actions.plan_round(WantedRound(**form.said()), actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De ronde staat klaar."))
        return redirect("portfolio-rounds")
    title, back = _("Nieuwe ronde"), reverse("portfolio-rounds")
    return form_page(request, form, title=title, submit=_("Plan de ronde"), back=back)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def change(request: HttpRequest, round_id: UUID) -> HttpResponse:
    asked = _kept(request, round_id)
    form = RoundForm(request.POST or None, units=_unit_choices(round_id), initial=_initial(asked))

    def act(at: object) -> None:
        wanted = WantedRound(**form.said())
        actions.change_round(round_id, wanted, actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("De ronde is gewijzigd."))
        return redirect("portfolio-round", round_id)
    title, back = _("Wijzig %(name)s") % {"name": asked.name}, reverse("portfolio-round", args=[round_id])
    return form_page(request, form, title=title, submit=_("Sla de ronde op"), back=back)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def remind(request: HttpRequest, round_id: UUID) -> HttpResponse:
    _kept(request, round_id)
    words = _("Wie nog niets invulde, krijgt een herinnering.")
    done(request, words, lambda at: actions.remind_units(round_id, actor=actor_of(request), at=at))
    return redirect("portfolio-round", round_id)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def carry(request: HttpRequest, round_id: UUID) -> HttpResponse:
    _kept(request, round_id)
    to = access.round_for(actor_of(request), parse_id(request.POST.get("naar", "")))
    if to is None:
        messages.error(request, _("Kies naar welke ronde."))
        return redirect("portfolio-round", round_id)
    left = queries.left_in(round_id)
    words = ngettext(
        "%(count)d behoefte gaat mee naar %(name)s.",
        "%(count)d behoeften gaan mee naar %(name)s.",
        left,
    ) % {"count": left, "name": to.name}
    done(request, words, lambda at: actions.carry_over(round_id, to.pk, actor=actor_of(request), at=at))
    return redirect("portfolio-round", to.pk)


@require_POST
@needs(*READING)
@of_part(MODULE)
def nothing(request: HttpRequest, round_id: UUID) -> HttpResponse:
    or_404(access.round_for(actor_of(request), round_id))
    unit = access.unit_to_bring_for(actor_of(request), request.POST.get("onderdeel", ""))
    if unit is None:
        messages.error(request, _("Kies een eigen onderdeel."))
        return redirect("portfolio-round", round_id)
    words = _("Genoteerd: %(unit)s heeft nu niets nodig.") % {"unit": unit.name}
    done(
        request,
        words,
        lambda at: actions.say_nothing_needed(round_id, unit.pk, actor=actor_of(request), at=at),
    )
    return redirect("portfolio-round", round_id)


def _kept(request: HttpRequest, round_id: UUID) -> NeedRound:
    return or_404(
        access.round_for(actor_of(request), round_id) if access.keeps_portfolio(actor_of(request)) else None
    )


def _unit_choices(round_id: UUID | None = None) -> list[tuple[str, str]]:
    units = queries.broad_units()
    known = {unit.pk for unit in units}
    asked = queries.asked_units(round_id) if round_id else []
    return [(str(unit.pk), unit.name) for unit in [*units, *(each for each in asked if each.pk not in known)]]


def _initial(asked: NeedRound) -> dict[str, object]:
    return {
        "name": asked.name,
        "explanation": asked.explanation,
        "opens_on": asked.opens_on,
        "closes_on": asked.closes_on,
        "units": [str(unit.pk) for unit in queries.asked_units(asked.pk)],
        "questions": "\n".join(question.text for question in queries.questions_of(asked.pk)),
    }
