"""The list of managed offering, and what is suggested when somebody types the name of an activity."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from bekwaam.domains.catalogue import overview
from bekwaam.domains.catalogue.enums import ActivityState, Form
from bekwaam.domains.catalogue.overview import OfferingFilter
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.offering.answers import EDITORS
from bekwaam.portals.backoffice.offering.fields import activity_suggestions
from bekwaam.portals.backoffice.offering.pages.lists import offering_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.picking.suggesting import Suggestions
from bekwaam.portals.shared.picking.views import block, typed
from bekwaam.reporting.exports.filters import as_words

ATTENTIONS = (overview.OVERDUE, overview.WAITING, overview.NO_WORDS, overview.NO_KEEPER)


class FilterForm(forms.Form):
    """What the address of the list says; nonsense in it is left out."""

    q = forms.CharField(max_length=100, required=False)
    staat = forms.ChoiceField(choices=ActivityState.choices, required=False)
    onderdeel = forms.UUIDField(required=False)
    werkvorm = forms.ChoiceField(choices=Form.choices, required=False)
    thema = forms.UUIDField(required=False)
    aandacht = forms.ChoiceField(choices=[(one, one) for one in ATTENTIONS], required=False)
    volgorde = forms.ChoiceField(choices=[(one, one) for one in overview.SORTS], required=False)

    def wanted(self) -> OfferingFilter:
        self.is_valid()
        said = self.cleaned_data
        return OfferingFilter(
            text=said.get("q", ""),
            state=said.get("staat", ""),
            unit_id=said.get("onderdeel"),
            form=said.get("werkvorm", ""),
            theme_id=said.get("thema"),
            attention=said.get("aandacht", ""),
        )


@require_GET
@needs(*EDITORS)
def offering(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    wanted = form.wanted()
    if answer := exported(request, "managed-offering", as_words(wanted)):
        return answer
    page = offering_page(
        actor_of(request),
        wanted,
        sort=form.cleaned_data.get("volgorde") or overview.DEFAULT_SORT,
        number=request.GET.get("pagina", "1"),
        on=clock.today(),
        query=request.GET.dict(),
    )
    return render(request, "backoffice/offering/list.html", {"page": page})


@never_cache
@require_GET
@needs(*EDITORS)
def suggestions(request: HttpRequest) -> HttpResponse:
    text = typed(request)
    return block(request, Suggestions(()) if text is None else activity_suggestions(actor_of(request), text))
