"""The shape of a manager's own substitution."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.people import person_by_number


class SubstituteForm(forms.Form):
    substitute = forms.CharField(
        label=_("Wie neemt waar?"), max_length=40, help_text=_("Het personeelsnummer van je vervanger.")
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
        person = person_by_number(self.cleaned_data["substitute"].strip())
        if person is None or not person.is_active:
            raise forms.ValidationError(_("Dit personeelsnummer is niet bekend. Controleer het nummer."))
        return person
