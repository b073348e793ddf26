"""Filters of the list, and the shape of a budget rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.offcatalogue.enums import State
from bekwaam.domains.offcatalogue.queries.requests import CLOSED_ONES, OPEN_ONES, Narrowing
from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.picking.fields import ColleagueField, PickingForm, UnitField

STATES = [
    ("", _("Alle aanvragen")),
    (OPEN_ONES, _("Alles wat open is")),
    *[(state.value, state.label) for state in State if state != State.DRAFT],
    (CLOSED_ONES, _("Alles wat is afgesloten")),
]


class FilterForm(forms.Form):
    """What makes no sense is left out."""

    zoek = forms.CharField(required=False, max_length=100)
    status = forms.ChoiceField(required=False, choices=STATES)
    onderdeel = forms.UUIDField(required=False)
    thema = forms.UUIDField(required=False)
    vanaf = forms.DateField(required=False)

    def narrowing(self) -> Narrowing:
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        return Narrowing(
            text=said.get("zoek") or "",
            state=said.get("status") or "",
            unit_id=said.get("onderdeel"),
            theme_id=said.get("thema"),
            since=said.get("vanaf"),
        )


class BudgetForm(PickingForm):
    unit = UnitField(label=_("Voor welk onderdeel?"), help_text=_("Het geldt ook voor alles eronder."))
    above = AmountField(label=_("Boven welk bedrag beslist de budgethouder mee? (€)"), max_value=999_999)
    holder = ColleagueField(
        label=_("Wie is budgethouder?"),
        required=False,
        help_text=_("Laat leeg als dat de leidinggevende van het onderdeel is."),
    )
