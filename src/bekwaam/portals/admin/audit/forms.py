"""The filter above the log. It forgives: what makes no sense is left out and said."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.audit.queries import FactFilter
from bekwaam.portals.admin.audit.sentences import CHANNELS, choices

FIELDS = {"q": "text", "wat": "verb", "via": "channel", "over": "subject_id", "door": "actor_id"}
PERIOD = {"van": "since", "tot": "until", "namens": "only_on_behalf"}
WITHIN = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2199, 12, 31)))


def day_field(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=WITHIN)


class LogFilter(forms.Form):
    q = forms.CharField(label=_("Naam of onderwerp"), max_length=100, required=False)
    wat = forms.ChoiceField(label=_("Wat er gebeurde"), required=False)
    via = forms.ChoiceField(label=_("Waarlangs"), required=False)
    van = day_field(_("Vanaf"))
    tot = day_field(_("Tot en met"))
    namens = forms.BooleanField(label=_("Alleen wat namens een ander gebeurde"), required=False)
    over = forms.UUIDField(required=False, widget=forms.HiddenInput)
    door = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["wat"].choices = [("", _("Alles")), *choices()]
        fields["via"].choices = [("", _("Alles")), *CHANNELS.items()]

    def wanted(self) -> FactFilter:
        self.is_valid()
        chosen = {
            FIELDS.get(name) or PERIOD[name]: value for name, value in self.cleaned_data.items() if value
        }
        return FactFilter(**chosen)
