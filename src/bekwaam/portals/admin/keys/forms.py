"""The shape of what is filled in about a new key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.models import Person
from bekwaam.domains.people.tokens import rules
from bekwaam.portals.shared.picking.fields import PersonField, PickingForm, UnitField
from bekwaam.portals.shared.role_words import role_word

DAYS = (30, 90, 365)


class KeyForm(PickingForm):
    use_required_attribute = False

    name = forms.CharField(
        label=_("Naam"), max_length=100, help_text=_("Welk systeem gebruikt de sleutel, en waarvoor?")
    )
    number = PersonField(
        label=_("Medewerker"),
        required=False,
        help_text=_("Alleen als het systeem namens één medewerker werkt. De sleutel kan dan wat die mag."),
    )
    role = forms.ChoiceField(
        label=_("Rol van het systeem"),
        required=False,
        help_text=_("Als het systeem in zijn eigen naam werkt. Zo staat het ook in het logboek."),
    )
    unit = UnitField(
        label=_("Onderdeel"),
        required=False,
        help_text=_("Waar de rol geldt, met alles eronder. Laat leeg voor de hele organisatie."),
    )
    scopes = forms.MultipleChoiceField(label=_("Bereik"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(
        label=_("Hoe lang geldig"),
        coerce=int,
        choices=[(days, _("%(days)d dagen") % {"days": days}) for days in DAYS],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: list[tuple[str, Any]] = [("", _("Geen: het systeem werkt namens een medewerker"))]
        roles += [(role.value, role_word(role)) for role in rules.SERVICE_ROLES]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["scopes"].choices = list(rules.SCOPES.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "number" in told and "role" in told and bool(told["number"]) == bool(told["role"]):
            self.add_error("number", _("Kies een medewerker, of kies een rol voor het systeem."))
        return told

    def service(self) -> rules.WantedService:
        told = self.cleaned_data
        return rules.WantedService(told["name"], told["role"], told["unit"].pk if told["unit"] else None)

    def clean_number(self) -> Person | None:
        found: Person | None = self.cleaned_data["number"]
        if found is not None and not found.is_active:
            raise forms.ValidationError(_("Deze medewerker werkt hier niet meer. Kies een ander."))
        return found

    def expires_at(self, at: datetime) -> datetime:
        return at + timedelta(days=self.cleaned_data["days"])
