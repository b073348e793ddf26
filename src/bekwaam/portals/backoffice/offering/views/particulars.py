"""What holds for an activity whatever its version; who comes second sees what somebody else made of it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.access import managed_units
from bekwaam.domains.catalogue.actions import Particulars, particulars_of
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.backoffice.offering.answers import EDITORS, finished, managed
from bekwaam.portals.backoffice.offering.forms import ParticularsForm, initial_particulars
from bekwaam.portals.backoffice.offering.pages.clash import marks_text, particulars_clash
from bekwaam.portals.backoffice.offering.pages.frame import frame_of
from bekwaam.portals.backoffice.offering.views.choosing import SEEN, kept, marks, taken_from_them
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import refused_in
from bekwaam.portals.shared.guards import needs


@never_cache
@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def change(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found, actor = managed(request, activity_id), actor_of(request)
    sent = request.POST if request.method == "POST" else None
    form = ParticularsForm(sent, actor=actor, initial=initial_particulars(found))
    if found.is_from_elsewhere:
        form.fields["form"].disabled = True
        form.fields["form"].help_text = _("Komt van de academie die dit aanbiedt.")
    if form.is_valid():
        return _saved(request, found, form)
    return _page(request, found, form)


def _saved(request: HttpRequest, found: Any, form: ParticularsForm) -> HttpResponse:
    actor = actor_of(request)
    wanted = _chosen(request, form.particulars(), particulars_of(found))
    try:
        actions.change_particulars(found.pk, wanted, seen=marks(request), actor=actor, at=clock.now())
    except Refused as refusal:
        if refusal.reason == "catalogue.particulars_changed":
            page = particulars_clash(managed(request, found.pk), wanted, marks(request), kept(request))
            return render(request, "backoffice/offering/clash.html", {"page": page}, status=409)
        refused_in(form, refusal)
        return _page(request, found, form)
    finished(request, _("De gegevens zijn opgeslagen."), "managed-offering")
    still_mine = managed_units(actor)
    is_mine = still_mine is None or wanted.owner_unit_id in still_mine
    return redirect("managed-particulars", found.pk) if is_mine else redirect("managed-offering")


def _chosen(request: HttpRequest, mine: Particulars, theirs: Particulars) -> Particulars:
    values = {name: getattr(theirs, name) for name in taken_from_them(request) if hasattr(theirs, name)}
    return replace(mine, **values)


def _page(request: HttpRequest, found: Any, form: ParticularsForm) -> HttpResponse:
    """What the editor started from stays the same while a field is put right."""
    seen = request.POST.get(SEEN) or marks_text(particulars_of(found))
    page = {"frame": frame_of(found, "managed-particulars"), "seen": seen}
    status = 422 if form.is_bound and form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "backoffice/offering/particulars.html", context, status=status)
