"""The page of the kinds of units: the layers of the organisation as this academy names them."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.organisation import access, queries
from bekwaam.domains.organisation.actions import forget_kind, save_kind
from bekwaam.domains.organisation.models import UnitKind
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.admin.organisation.forms import KindForm
from bekwaam.portals.admin.sent import sent_fields
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def kinds(request: HttpRequest) -> HttpResponse:
    known = queries.kinds()
    first = max((kind.position for kind in known), default=0) + 1
    form = KindForm(sent_fields(request), initial={"position": min(first, 999)})
    return _saved_or_page(request, form, None, known)


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def kind(request: HttpRequest, kind_id: UUID) -> HttpResponse:
    found = _kind(request, kind_id)
    form = KindForm(sent_fields(request), initial={"label": found.label, "position": found.position})
    return _saved_or_page(request, form, found, queries.kinds())


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def forget(request: HttpRequest, kind_id: UUID) -> HttpResponse:
    found = _kind(request, kind_id)
    try:
        forget_kind(kind_id=found.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, _("De soort is verwijderd."))
    return redirect("unit-kinds")


def _kind(request: HttpRequest, kind_id: UUID) -> UnitKind:
    found = access.kind_to_change_for(request.actor, kind_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _saved_or_page(
    request: HttpRequest, form: KindForm, found: UnitKind | None, known: list[UnitKind]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                save_kind(
                    kind_id=found.pk if found else None,
                    actor=request.actor,  # type: ignore[attr-defined]
                    at=clock.now(),
                    **form.cleaned_data,
                )
        except Refused as refusal:
            form.add_error(None, sentence(refusal.decision))
        else:
            messages.success(request, _("De soort is opgeslagen."))
            return redirect("unit-kinds")
    context = {"form": form, "kind": found, "kinds": known}
    return render(request, "admin/organisation/kinds.html", context, status=422 if form.errors else 200)
