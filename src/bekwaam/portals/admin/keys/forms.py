"""The shape of what is filled in about a new key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.models import Person
from bekwaam.domains.people.tokens import rules
from bekwaam.portals.shared.picking.fields import PersonField, PickingForm

DAYS = (30, 90, 365)


class KeyForm(PickingForm):
    use_required_attribute = False

    name = forms.CharField(
        label=_("Naam"), max_length=100, help_text=_("Welk systeem gebruikt de sleutel, en waarvoor?")
    )
    number = PersonField(
        label=_("Medewerker"),
        help_text=_(
            "Typ een naam of een personeelsnummer. De sleutel kan wat deze medewerker kan, en niet meer."
        ),
    )
    scopes = forms.MultipleChoiceField(label=_("Bereik"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(
        label=_("Hoe lang geldig"),
        coerce=int,
        choices=[(days, _("%(days)d dagen") % {"days": days}) for days in DAYS],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = list(rules.SCOPES.items())  # type: ignore[attr-defined]

    def clean_number(self) -> Person:
        found: Person = self.cleaned_data["number"]
        if not found.is_active:
            raise forms.ValidationError(_("Deze medewerker werkt hier niet meer. Kies een ander."))
        return found

    def expires_at(self, at: datetime) -> datetime:
        return at + timedelta(days=self.cleaned_data["days"])
