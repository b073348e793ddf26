"""The shape of a manager's own substitution."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Person
from bekwaam.portals.shared.picking.fields import IntroducedField, PickingForm


class SubstituteForm(PickingForm):
    substitute = IntroducedField(
        label=_("Wie neemt waar?"),
        help_text=_(
            "Typ een naam uit je team. Werkt je vervanger ergens anders? Typ naam en nummer: Noor van Veld (001234)."
        ),
    )
    tasks = forms.MultipleChoiceField(label=_("Welke taken?"), widget=forms.CheckboxSelectMultiple)
    starts_on = forms.DateField(
        label=_("Vanaf"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Tot en met"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, tasks: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [(task.value, task.label) for task in DelegatedTask if task.value in tasks]
        self.fields["tasks"].choices = offered  # type: ignore[attr-defined]

    def clean_substitute(self) -> Person:
        person: Person = self.cleaned_data["substitute"]
        if not person.is_active:
            raise forms.ValidationError(_("Deze medewerker werkt hier niet meer. Kies een ander."))
        return person
