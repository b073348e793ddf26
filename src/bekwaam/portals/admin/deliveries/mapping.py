"""The page on which the columns of a file are matched with the fields, and the saved mappings."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.deliveries import access, actions, queries
from bekwaam.domains.deliveries.actions.content import bytes_of
from bekwaam.domains.deliveries.importers import importer_for, lists_of
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.deliveries.planning import columns_of
from bekwaam.domains.deliveries.rules import may_deliver
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import parse_id
from bekwaam.kernel.imports import ColumnMapping, Unreadable, suggest
from bekwaam.portals.admin.deliveries.mapping_form import MappingForm, Told, unknown_in
from bekwaam.portals.admin.deliveries.pages import delivery_page
from bekwaam.portals.admin.deliveries.views import DELIVERERS, run_of
from bekwaam.portals.admin.sent import sent_fields
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.refusals import sentence


@require_http_methods(["GET", "POST"])
@needs(*DELIVERERS)
def choose(request: HttpRequest, run_id: UUID) -> HttpResponse:
    run = run_of(request, run_id)
    page = delivery_page(run)
    if not page.may_map:
        return redirect("delivery", run_id)
    try:
        form = _form(request, run)
    except Unreadable as fault:
        messages.error(request, fault.sentence)
        return redirect("delivery", run_id)
    if request.method == "POST" and form.is_valid() and _kept(request, run, form):
        return redirect("delivery", run_id)
    context = {"page": page, "form": form, "saved": queries.mappings_for(run.kind)}
    return render(request, "admin/deliveries/mapping.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, run: ImportRun) -> MappingForm:
    """With the saved mapping that was asked for, else the one of the run, else what the names of the columns suggest."""
    importer = importer_for(run.kind, actor_of(request))
    wanted = parse_id(request.GET.get("koppeling", ""))
    saved = access.mapping_for(actor_of(request), wanted) if wanted else None
    stored = saved.mapping if saved and saved.kind == run.kind else run.mapping
    columns = columns_of(importer, bytes_of(run))
    suggested = suggest(importer.schema, columns)
    present = ColumnMapping.from_json(stored) if stored else suggested
    lists = lists_of(importer)
    told = Told(importer.schema, columns, present, suggested, lists, unknown_in(run, importer.schema, lists))
    may_keep = bool(may_deliver(actor_of(request)))
    return MappingForm(sent_fields(request), told=told, may_keep=may_keep)


def _kept(request: HttpRequest, run: ImportRun, form: MappingForm) -> bool:
    mapping, name = form.mapping().to_json(), form.cleaned_data.get("name", "")
    actor, at = actor_of(request), clock.now()
    try:
        with transaction.atomic():
            if name:
                is_default = form.cleaned_data["is_default"]
                actions.save_mapping(
                    kind=run.kind, name=name, mapping=mapping, is_default=is_default, actor=actor, at=at
                )
            actions.start_preview(run.pk, actor=actor, at=at, mapping=mapping, mapping_name=name)
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return False
    return True


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def forget(request: HttpRequest, mapping_id: UUID) -> HttpResponse:
    mapping = access.mapping_for(actor_of(request), mapping_id)
    if mapping is None:
        raise Http404
    actions.forget_mapping(mapping.pk, actor=actor_of(request), at=clock.now())
    messages.success(request, _("De koppeling is verwijderd."))
    return redirect("deliveries")
