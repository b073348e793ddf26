"""The pickers of the style guide, with invented people and units to choose from."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.picking.suggesting import Suggestion, Suggestions
from bekwaam.portals.shared.picking.widgets import PersonInput, UnitInput

ADDRESS = reverse_lazy("style-guide-picker")
NAMES = (
    ("Yasmina el Amrani", "000411", "Team Groen"),
    ("Corné van de Ven", "000872", "Directie Stadsbeheer"),
    ("Samira de Vries", "001530", "Team Groen"),
    ("Samira de Vries", "002204", "Bedrijfsvoering"),
)


def _of(name: str, number: str, place: str, *, has_face: bool) -> Suggestion:
    return Suggestion(number, name, f"{name} ({number})", f"{number} · {place}", has_face)


PEOPLE = tuple(_of(*one, has_face=True) for one in NAMES)
UNITS = (
    _of("Directie Stadsbeheer", "SB", "Directie", has_face=False),
    _of("Team Groen", "SB-GR", "Team", has_face=False),
)


def like(text: str) -> Suggestions:
    wanted = text.casefold()
    return Suggestions(tuple(one for one in (*PEOPLE, *UNITS) if wanted in one.label.casefold()))


def _person(**options: Any) -> forms.CharField:
    return forms.CharField(widget=PersonInput({"hx-get": ADDRESS}), **options)


class SamplePickers(forms.Form):
    person = _person(label=_("Wie neemt waar?"), help_text=_("Typ een naam of een personeelsnummer."))
    colleague = _person(label=_("Leidinggevende"), required=False)
    unit = forms.CharField(label=_("Onderdeel"), widget=UnitInput({"hx-get": ADDRESS}))


class SampleChoice(forms.Form):
    chosen = _person(label=_("Wie neemt waar?"))


def with_matches() -> SampleChoice:
    form = SampleChoice({"chosen": "Samira de Vries"})
    form.add_error("chosen", _("Er passen er meer bij wat je typte. Kies hieronder."))
    form.fields["chosen"].widget.offered = PEOPLE[2:]
    return form
