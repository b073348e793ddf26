"""The shape of what is filled in about a unit; whether it may is for the rules."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.organisation.models import OrgUnit, UnitKind
from bekwaam.domains.organisation.names import CODE_LENGTH, NAME_LENGTH, NUMBER_LENGTH
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.shared.picking.fields import ColleagueField, PickingForm

DATES = ["%Y-%m-%d", "%d-%m-%Y"]
TOP = "top"
NUMBER = re.compile(r"[\w.-]*\d[\w.-]*")


def day_field(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, input_formats=DATES)


class RenameForm(forms.Form):
    name = forms.CharField(label=_("Nieuwe naam"), max_length=NAME_LENGTH)
    valid_from = day_field(
        _("Vanaf"), _("Deze dag en alles daarna. De oude naam blijft bij de dagen ervoor staan.")
    )


class LeaderField(ColleagueField):
    """A personnel number. It may come before the person does: the organisation is delivered first."""

    def clean(self, value: Any) -> str:
        text = str(value or "").strip()
        if len(text) <= NUMBER_LENGTH and NUMBER.fullmatch(text):
            return text
        found = super().clean(value)
        return found.personnel_number if found else ""


class DetailsForm(PickingForm):
    kind = forms.ChoiceField(label=_("Soort"))
    leader_number = LeaderField(
        label=_("Leidinggevende"),
        help_text=_(
            "Typ een naam of een personeelsnummer. Laat leeg als de leidinggevende van het onderdeel erboven het doet."
        ),
        required=False,
    )
    cost_centre = forms.CharField(label=_("Kostenplaats"), max_length=CODE_LENGTH, required=False)
    valid_from = day_field(_("Vanaf"), _("Dit mag ook een dag in de toekomst zijn."))

    def __init__(self, *args: Any, kinds: list[UnitKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(str(kind.pk), kind.label) for kind in kinds]  # type: ignore[attr-defined]


class NewUnitForm(DetailsForm):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Zoals in het personeelssysteem. De code verandert later niet meer."),
        max_length=CODE_LENGTH,
    )
    name = forms.CharField(label=_("Naam"), max_length=NAME_LENGTH)
    field_order = ("code", "name", "kind", "leader_number", "cost_centre", "valid_from")


class MoveForm(forms.Form):
    use_required_attribute = False  # a radio button that is not chosen yet is no fault

    parent = forms.ChoiceField(label=_("Waar hoort dit onderdeel onder?"), widget=forms.RadioSelect)
    valid_from = day_field(_("Vanaf"), _("Alles wat hieronder hangt, gaat mee."))

    def __init__(self, *args: Any, units: list[OrgUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(unit.pk), _where(unit)) for unit in units]
        top = (TOP, _("Bovenaan, onder niets"))
        self.fields["parent"].choices = [*found, top]  # type: ignore[attr-defined]

    def parent_id(self) -> Any:
        chosen = self.cleaned_data["parent"]
        return None if chosen == TOP else parse_id(chosen)


def _where(unit: OrgUnit) -> str:
    place = f" – {unit.parent.name}" if unit.parent else ""
    return f"{unit.name} ({unit.code}){place}"


class EndForm(forms.Form):
    last_day = day_field(_("Laatste dag"), _("Op deze dag bestaat het onderdeel nog, de dag erna niet meer."))

    def __init__(self, *args: Any, has_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_end:
            self.fields["last_day"].required = False
            self.fields["last_day"].help_text = _(
                "Op deze dag bestaat het onderdeel nog. Laat leeg als er geen laatste dag meer is."
            )


class KindForm(forms.Form):
    label = forms.CharField(
        label=_("Naam"), max_length=60, help_text=_("Bijvoorbeeld directie, afdeling of team.")
    )
    position = forms.IntegerField(
        label=_("Volgorde"),
        min_value=0,
        max_value=999,
        help_text=_("De hoogste laag heeft het laagste getal."),
    )


class DayForm(forms.Form):
    op = forms.DateField(input_formats=DATES, required=False)

    def day_or(self, today: date) -> date:
        chosen: date | None = self.cleaned_data.get("op") if self.is_valid() else None
        return chosen or today
