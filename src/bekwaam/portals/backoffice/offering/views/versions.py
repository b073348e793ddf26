"""The versions of an activity: beginning the next one, two of them side by side, and how the newest looks to employees."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from bekwaam.domains.catalogue import actions, queries
from bekwaam.domains.catalogue.enums import Change
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.answers import EDITORS, closed_to_words, finished, form_page, managed
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.backoffice.offering.pages.versions import preview_page, versions_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.picking.fields import PersonField, PickingForm


class VersionForm(forms.Form):
    use_required_attribute = False  # what is not filled in yet is no fault

    change = forms.ChoiceField(
        label=_("Wat vraagt het van wie de vorige versie deed?"),
        choices=[
            (Change.LIGHT, _("Niets. Wie klaar is, blijft klaar (een kleine verbetering).")),
            (Change.AGAIN, _("Opnieuw doen. Wie klaar is, doet het nog een keer (er is echt iets nieuws).")),
        ],
        widget=forms.RadioSelect,
    )
    note = PastedField(
        label=_("Wat verandert er?"),
        max_length=300,
        required=False,
        help_text=_("Eén zin. Die staat bij de versies."),
    )


def _begin(activity_id: UUID, said: dict[str, Any], actor: Actor, at: datetime) -> object:
    change = Change(said["change"])
    return actions.start_version(activity_id, change=change, note=said["note"], actor=actor, at=at)


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def start(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    form = VersionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, partial(_begin, activity_id, form.cleaned_data, actor_of(request))):
        return finished(
            request, _("Het concept van de nieuwe versie staat klaar."), "managed-activity", activity_id
        )
    return form_page(
        request,
        form,
        title=_("Begin een nieuwe versie"),
        lead=_("Wat nu in het aanbod staat, blijft staan tot je de nieuwe versie publiceert."),
        submit=_("Begin de nieuwe versie"),
        back=reverse("managed-activity", args=[activity_id]),
        back_label=found.title,
    )


@require_GET
@needs(*EDITORS)
def history(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    page = versions_page(
        actor_of(request), found, old=request.GET.get("oud", ""), new=request.GET.get("nieuw", "")
    )
    return render(request, "backoffice/offering/versions.html", {"page": page})


class ReaderForm(PickingForm):
    person = PersonField(
        label=_("Door wiens ogen kijk je?"), help_text=_("Typ een naam of een personeelsnummer.")
    )


@require_GET
@needs(*EDITORS)
def preview(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """With somebody chosen, through those eyes; each time leaves a fact in the log."""
    found, actor, at = managed(request, activity_id), actor_of(request), clock.now()
    asked = "person" in request.GET or "person-keuze" in request.GET
    form = ReaderForm(request.GET if asked else None, actor=actor)
    person = form.cleaned_data["person"] if form.is_valid() else None
    if person is not None:
        actions.note_preview(person, actor=actor, at=at)
    version = queries.versions_of(activity_id)[0]
    page = preview_page(actor, found, version, person, on=clock.local_date(at))
    status = 422 if form.is_bound and form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "backoffice/offering/preview.html", context, status=status)
