"""Materials of a lesson day: adding one, getting its file, removing it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.design import access
from bekwaam.domains.design.actions.materials import add_material, remove_material
from bekwaam.domains.design.enums import SWITCH, MaterialKind
from bekwaam.domains.design.models import DayMaterial
from bekwaam.portals.backoffice.design.answers import EDITORS, INVALID, done, edit_by, press, seen
from bekwaam.portals.backoffice.design.days import found_day
from bekwaam.portals.backoffice.design.forms import MaterialForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part
from bekwaam.portals.shared.stored_files import as_download


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def add(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day = found_day(request, activity_id, day_id)
    is_sent = request.method == "POST"
    form = MaterialForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        initial={"kind": MaterialKind.FILE.value},
    )
    if done(request, form, lambda: add_material(day, form.wanted(), edit=edit_by(request))):
        return redirect("design", activity_id)
    title = _("Lesmateriaal bij dag %(number)d") % {"number": day.number}
    context = {"form": form, "activity": day.design.version.activity, "title": title}
    return render(request, "backoffice/design/part.html", context, status=INVALID if form.errors else 200)


@require_GET
@needs(*EDITORS)
@of_part(SWITCH)
def download(request: HttpRequest, activity_id: UUID, material_id: UUID) -> HttpResponse:
    material = _found(request, activity_id, material_id)
    if material.file is None:
        raise Http404
    return as_download(request, material.file, otherwise=reverse("design", args=[activity_id]))


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def remove(request: HttpRequest, activity_id: UUID, material_id: UUID) -> HttpResponse:
    material, edit = _found(request, activity_id, material_id), edit_by(request, seen(request))
    said = _("Het lesmateriaal is verwijderd.")
    return press(request, lambda: remove_material(material, edit=edit), said, activity_id)


def _found(request: HttpRequest, activity_id: UUID, material_id: UUID) -> DayMaterial:
    found = access.material_for(actor_of(request), activity_id, material_id)
    if found is None:
        raise Http404
    return found
