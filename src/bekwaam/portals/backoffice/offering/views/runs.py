"""When and where an activity is given, as the catalogue tells it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.kernel.clock import AMSTERDAM
from bekwaam.portals.backoffice.offering.answers import EDITORS, closed_to_words, finished, form_page, managed
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs

SAVE = _("Bewaar")
LOCAL = "%Y-%m-%dT%H:%M"


def moment_field(label: Any) -> forms.DateTimeField:
    """The time on the wall."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=widget, input_formats=[LOCAL, "%Y-%m-%dT%H:%M:%S"])


class RunForm(forms.Form):
    starts_at = moment_field(_("Begint"))
    ends_at = moment_field(_("Eindigt"))
    label = PastedField(
        label=_("Naam"), max_length=200, required=False, help_text=_("Alleen als er meer tegelijk zijn.")
    )
    is_online = forms.BooleanField(label=_("Het is online"), required=False)
    place = PastedField(label=_("Plaats"), max_length=200, required=False)
    seats_total = forms.IntegerField(
        label=_("Plekken"), min_value=0, max_value=100_000, required=False, help_text=_("Leeg: geen grens.")
    )
    seats_taken = forms.IntegerField(label=_("Bezet"), min_value=0, max_value=100_000, required=False)

    def wanted(self) -> WantedRun:
        said = dict(self.cleaned_data)
        said["seats_taken"] = said["seats_taken"] or 0
        return WantedRun(**said)


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def add(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    form = RunForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda at: actions.announce_run(activity_id, form.wanted(), actor=actor_of(request), at=at)
    ):
        return finished(request, _("De datum staat erbij."), "managed-activity", activity_id)
    return _page(request, form, found, _("Kondig een datum aan"))


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def change(request: HttpRequest, activity_id: UUID, announcedrun_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    run = _run(found, announcedrun_id)
    initial = {name: getattr(run, name) for name in RunForm.base_fields}
    initial |= {name: initial[name].astimezone(AMSTERDAM) for name in ("starts_at", "ends_at")}
    form = RunForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and done(
        form, lambda at: actions.change_run(run.pk, form.wanted(), actor=actor_of(request), at=at)
    ):
        return finished(request, _("De datum is gewijzigd."), "managed-activity", activity_id)
    return _page(
        request,
        form,
        found,
        _("Wijzig deze datum"),
        cancels=reverse("managed-run-cancel", args=[found.pk, run.pk]),
    )


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def cancel(request: HttpRequest, activity_id: UUID, announcedrun_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    run = _run(found, announcedrun_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, lambda at: actions.cancel_run(run.pk, actor=actor_of(request), at=at)):
        return finished(request, _("Deze datum gaat niet door."), "managed-activity", activity_id)
    lead = _("De datum verdwijnt uit het aanbod. Zeg het zelf tegen wie al een plek had.")
    return _page(request, form, found, _("Laat deze datum vervallen"), lead=lead, submit=_("Laat vervallen"))


def _run(found: Any, run_id: UUID) -> AnnouncedRun:
    run: AnnouncedRun = get_object_or_404(AnnouncedRun, pk=run_id, activity=found, state=RunState.OPEN)
    return run


def _page(
    request: HttpRequest,
    form: forms.Form,
    found: Any,
    title: Any,
    *,
    lead: Any = "",
    submit: Any = SAVE,
    cancels: str = "",
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        lead=lead,
        submit=submit,
        back=reverse("managed-activity", args=[found.pk]),
        back_label=found.title,
        aside=(_("Laat deze datum vervallen"), cancels) if cancels else None,
    )
