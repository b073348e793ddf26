"""Making an activity, and making one with the words of another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.access import managed_units
from bekwaam.domains.catalogue.actions import Particulars
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import may_copy
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.answers import EDITORS, finished, form_page, managed
from bekwaam.portals.backoffice.offering.forms import CopyForm, NewActivityForm
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    sent = request.POST if request.method == "POST" else None
    form = NewActivityForm(sent, actor=actor, initial={"owner_unit": _own_unit(actor)})
    made: list[Activity] = []
    if form.is_valid() and done(
        form,
        lambda at: made.append(
            actions.create_activity(
                _particulars(form), Content(title=form.cleaned_data["title"]), actor=actor, at=at
            )
        ),
    ):
        return finished(
            request, _("Het concept staat klaar. Vul het verder in."), "managed-activity", made[0].pk
        )
    return form_page(
        request,
        form,
        title=_("Maak een leeractiviteit"),
        lead=_("Begin met vier dingen. Niemand ziet het tot je publiceert."),
        submit=_("Maak het concept"),
        back=reverse("managed-offering"),
        back_label=_("Aanbod"),
    )


def _particulars(form: NewActivityForm) -> Particulars:
    said = form.cleaned_data
    return Particulars(code=said["code"], form=said["form"], owner_unit_id=said["owner_unit"].pk)


def _own_unit(actor: Actor) -> OrgUnit | None:
    """The topmost unit of a back office, so that most need not choose."""
    units = managed_units(actor)
    if not units:
        return None
    own = OrgUnit.objects.filter(pk__in=units, is_current=True).exclude(parent__in=units)
    return own.order_by("sort_key", "pk").first()


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def copy(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found, actor = managed(request, activity_id), actor_of(request)
    if not (decision := may_copy(is_from_elsewhere=found.is_from_elsewhere)):
        messages.error(request, refusals.sentence(decision))
        return redirect("managed-activity", activity_id)
    initial = {"title": found.title, "owner_unit": found.owner_unit}
    form = CopyForm(request.POST if request.method == "POST" else None, actor=actor, initial=initial)
    made: list[Activity] = []
    if form.is_valid() and done(form, lambda at: made.append(_copied(form, activity_id, actor=actor, at=at))):
        return finished(request, _("De kopie staat klaar als concept."), "managed-activity", made[0].pk)
    return form_page(
        request,
        form,
        title=_("Maak een kopie"),
        lead=_("De tekst en het lesontwerp gaan mee. Datums, ervaringen en voor wie het is, gaan niet mee."),
        submit=_("Maak de kopie"),
        back=reverse("managed-activity", args=[activity_id]),
        back_label=found.title,
    )


def _copied(form: CopyForm, activity_id: UUID, *, actor: Actor, at: object) -> Activity:
    said = form.cleaned_data
    return actions.copy_activity(
        activity_id,
        code=said["code"],
        title=said["title"],
        owner_unit_id=said["owner_unit"].pk,
        actor=actor,
        at=at,  # type: ignore[arg-type]
    )
