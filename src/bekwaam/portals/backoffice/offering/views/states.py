"""The steps from draft to catalogue and out of it again, each with a page that says what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from bekwaam.domains.catalogue import actions
from bekwaam.portals.backoffice.offering.answers import (
    EDITORS,
    Words,
    closed_to_words,
    finished,
    form_page,
    managed,
)
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import needs


class NoForm(forms.Form):
    pass


class ReasonForm(forms.Form):
    use_required_attribute = False  # what is not filled in yet is no fault

    reason = PastedField(
        label=_("Waarom"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eén of twee zinnen."),
    )


@dataclass(frozen=True, slots=True)
class Step:
    title: Words
    lead: Words
    submit: Words
    done: Words
    act: Callable[..., object]
    form: type[forms.Form] = NoForm


STEPS = {
    "voorleggen": Step(
        _("Leg voor ter beoordeling"),
        _("Het leercentrum krijgt bericht. Tot het oordeel wijzig je niets meer."),
        _("Leg voor"),
        _("Het ligt ter beoordeling."),
        actions.submit_draft,
    ),
    "teruggeven": Step(
        _("Geef terug om aan te passen"),
        _("Schrijf wat er nog anders moet. De schrijver krijgt bericht."),
        _("Geef terug"),
        _("Het concept is teruggegeven."),
        actions.send_back,
        ReasonForm,
    ),
    "publiceren": Step(
        _("Publiceer"),
        _("Wie het mag zien, vindt het vanaf nu in het aanbod. De tekst ligt daarna vast."),
        _("Publiceer"),
        _("Het staat in het aanbod."),
        actions.publish_draft,
    ),
    "archiveren": Step(
        _("Archiveer"),
        _("Niemand vindt het dan nog in het aanbod. Wat mensen ermee haalden, blijft bewaard."),
        _("Archiveer"),
        _("Het staat in het archief."),
        actions.archive_activity,
        ReasonForm,
    ),
    "heropenen": Step(
        _("Haal het uit het archief"),
        _("Het komt terug zoals het was: in het aanbod, of als concept."),
        _("Haal het terug"),
        _("Het is terug uit het archief."),
        actions.reopen_activity,
    ),
    "weggooien": Step(
        _("Gooi het concept weg"),
        _("Wat nu in het aanbod staat, blijft. Het concept van de volgende versie verdwijnt."),
        _("Gooi weg"),
        _("Het concept is weg."),
        actions.discard_draft,
    ),
}


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def step(request: HttpRequest, activity_id: UUID, step: str) -> HttpResponse:
    found = managed(request, activity_id)
    wanted = STEPS.get(step)
    if wanted is None:
        raise Http404
    if wanted.act is not actions.archive_activity and (closed := closed_to_words(request, found)):
        return closed
    form = wanted.form(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda at: wanted.act(activity_id, **form.cleaned_data, actor=actor_of(request), at=at)
    ):
        return finished(request, wanted.done, "managed-activity", activity_id)
    return form_page(
        request,
        form,
        title=wanted.title,
        lead=_lead(wanted, found),
        submit=wanted.submit,
        back=reverse("managed-activity", args=[activity_id]),
        back_label=found.title,
    )


def _lead(wanted: Step, found: Any) -> Words:
    if wanted is STEPS["archiveren"] and found.is_from_elsewhere:
        return _("Niemand vindt het dan nog in het aanbod. Terughalen kan niet: neem het dan opnieuw over.")
    return (
        wanted.lead
        if wanted is not STEPS["publiceren"] or not found.published_id
        else CHANGES[_change(found)]
    )


def _change(found: Any) -> str:
    version = found.versions.order_by("-number").first()
    return str(version.change)


CHANGES = {
    "eerste": STEPS["publiceren"].lead,
    "licht": _("Deze versie vervangt de vorige. Wie de vorige versie heeft gedaan, blijft klaar."),
    "opnieuw": _(
        "Deze versie vervangt de vorige. Wie de vorige versie heeft gedaan, doet het een keer opnieuw."
    ),
}
