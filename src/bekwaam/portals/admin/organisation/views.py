"""The pages of the organisation: the tree on any day, one unit, and the forms that change it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.organisation import access, actions, queries
from bekwaam.domains.organisation.actions import UnitDetails
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.organisation.rules import READERS, may_change_unit
from bekwaam.domains.people.queries.people import person_by_number
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.admin.organisation.forms import (
    DayForm,
    DetailsForm,
    EndForm,
    MoveForm,
    NewUnitForm,
    RenameForm,
)
from bekwaam.portals.admin.organisation.tree_page import tree_page
from bekwaam.portals.admin.organisation.unit_page import unit_page
from bekwaam.portals.admin.sent import sent_fields
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence
from bekwaam.reporting.exports.filters import tidy

FOUND = 20
INVALID = 422


@require_GET
@needs(*READERS)
def organisation(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    day, search = DayForm(request.GET).day_or(today), request.GET.get("zoek", "").strip()[:100]
    focus_id = parse_id(request.GET["onder"]) if request.GET.get("onder") else None
    if answer := exported(request, "organisation", tidy({"day": day, "search": search, "below": focus_id})):
        return answer
    page = tree_page(
        day=day,
        today=today,
        search=search,
        focus_id=focus_id,
        may_change=bool(may_change_unit(request.actor, None)),  # type: ignore[attr-defined]
    )
    if page is None:
        raise Http404
    return render(request, "admin/organisation/tree.html", {"page": page})


@require_GET
@needs(*READERS)
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    found = access.unit_for(request.actor, unit_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    actor: Actor = request.actor  # type: ignore[attr-defined]
    page = unit_page(
        found,
        today=clock.today(),
        may_change=bool(may_change_unit(actor, unit_id)),
        may_see_why=actor.has_role(Role.FUNCTIONAL_ADMIN) or actor.has_role(Role.AUDITOR),
    )
    return render(request, "admin/organisation/unit.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def create(request: HttpRequest) -> HttpResponse:
    parent = _unit_to_change(request, parse_id(request.GET["onder"])) if request.GET.get("onder") else None
    initial = {"valid_from": clock.today()}
    form = NewUnitForm(sent_fields(request), actor=request.actor, kinds=queries.kinds(), initial=initial)  # type: ignore[attr-defined]
    made: list[OrgUnit] = []

    def act() -> None:
        details = _details(form, form.cleaned_data["name"], parent)
        made.append(
            actions.create_unit(
                code=form.cleaned_data["code"],
                details=details,
                valid_from=form.cleaned_data["valid_from"],
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        )

    if _done(request, form, act):
        messages.success(request, _("Het onderdeel is gemaakt."))
        return redirect("unit", made[0].pk)
    return _form_page(request, form, parent, title=_("Nieuw onderdeel"), submit=_("Maak het onderdeel"))


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def rename(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _unit_to_change(request, unit_id)
    form = RenameForm(sent_fields(request), initial={"name": unit.name, "valid_from": clock.today()})

    def act() -> None:
        actions.rename_unit(unit_id=unit_id, actor=request.actor, at=clock.now(), **form.cleaned_data)  # type: ignore[attr-defined]

    if _done(request, form, act):
        messages.success(request, _("De nieuwe naam is opgeslagen."))
        return redirect("unit", unit_id)
    return _form_page(request, form, unit, title=_("Geef een andere naam"), submit=_("Sla de naam op"))


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def change(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _unit_to_change(request, unit_id)
    initial = {
        "kind": str(unit.kind_id),
        "leader_number": person_by_number(unit.leader_number) or unit.leader_number,
        "cost_centre": unit.cost_centre.code if unit.cost_centre else "",
        "valid_from": clock.today(),
    }
    form = DetailsForm(sent_fields(request), actor=request.actor, kinds=queries.kinds(), initial=initial)  # type: ignore[attr-defined]

    def act() -> None:
        actions.change_unit(
            unit_id=unit_id,
            details=_details(form, unit.name),
            valid_from=form.cleaned_data["valid_from"],
            actor=request.actor,  # type: ignore[attr-defined]
            at=clock.now(),
        )

    if _done(request, form, act):
        messages.success(request, _("De wijziging is opgeslagen."))
        return redirect("unit", unit_id)
    return _form_page(request, form, unit, title=_("Wijzig de gegevens"), submit=_("Sla op"))


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def move(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _unit_to_change(request, unit_id)
    search = request.GET.get("zoek", "").strip()[:100]
    units = [one for one in queries.current_units_like(search, limit=FOUND) if one.pk != unit_id]
    form = MoveForm(sent_fields(request), units=units, initial={"valid_from": clock.today()})

    def act() -> None:
        actions.move_unit(
            unit_id=unit_id,
            parent_id=form.parent_id(),
            valid_from=form.cleaned_data["valid_from"],
            actor=request.actor,  # type: ignore[attr-defined]
            at=clock.now(),
        )

    if _done(request, form, act):
        messages.success(request, _("Het onderdeel is verplaatst."))
        return redirect("unit", unit_id)
    status = INVALID if form.errors else 200
    context = {"form": form, "unit": unit, "search": search, "is_cut": len(units) >= FOUND - 1}
    return render(request, "admin/organisation/move.html", context, status=status)


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def end(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _unit_to_change(request, unit_id)
    last_day = queries.last_day_of(unit_id)
    initial = {"last_day": last_day or clock.today()}
    form = EndForm(sent_fields(request), has_end=last_day is not None, initial=initial)

    def act() -> None:
        actions.set_last_day(unit_id=unit_id, actor=request.actor, at=clock.now(), **form.cleaned_data)  # type: ignore[attr-defined]

    if _done(request, form, act):
        messages.success(request, _("De laatste dag is opgeslagen."))
        return redirect("unit", unit_id)
    title = _("Beëindig het onderdeel") if last_day is None else _("Wijzig de laatste dag")
    return _form_page(request, form, unit, title=title, submit=title)


def _unit_to_change(request: HttpRequest, unit_id: UUID | None) -> OrgUnit:
    found = access.unit_to_change_for(request.actor, unit_id) if unit_id else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _details(form: Form, name: str, parent: OrgUnit | None = None) -> UnitDetails:
    values = form.cleaned_data
    return UnitDetails(
        name=name,
        kind_id=UUID(values["kind"]),
        parent_id=parent.pk if parent else None,
        cost_centre=values["cost_centre"],
        leader_number=values["leader_number"],
    )


def _done(request: HttpRequest, form: Form, act: Callable[[], None]) -> bool:
    """Whether the form was sent, is well filled in, and the action was allowed; a refusal stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return False
    return True


def _form_page(
    request: HttpRequest, form: Form, unit: OrgUnit | None, *, title: str, submit: str
) -> HttpResponse:
    context = {"form": form, "unit": unit, "title": title, "submit": submit}
    status = INVALID if form.errors else 200
    return render(request, "admin/organisation/form.html", context, status=status)
