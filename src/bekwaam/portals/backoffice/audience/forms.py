"""The shape of what is chosen about audiences; what can be kept stands in the rules of the catalogue."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.actions import Choice
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.rules import LONGEST_SERVICE
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.domains.people.queries.people import function_choices
from bekwaam.portals.backoffice.audience.tokens import conditions_of
from bekwaam.portals.shared.picking.fields import ColleagueField, PersonField, PickingForm, UnitField
from bekwaam.portals.shared.role_words import ROLE_WORDS

UNIT_HELP = _("Typ een naam of een code.")
PERSON_HELP = _("Typ een naam of een personeelsnummer. Een collega buiten je onderdeel: het hele nummer.")
CHOSEN = "gekozen"
EFFECTS = [
    (Effect.SHOW.value, _("Mag dit zien")),
    (Effect.BOOK.value, _("Mag zich aanmelden, als hij of zij het ziet")),
    (Effect.HIDE.value, _("Ziet dit niet, ook niet als een andere regel past")),
]


class PolicyForm(PickingForm):
    effect = forms.ChoiceField(label=_("Wat geldt er?"), choices=EFFECTS, widget=forms.RadioSelect)
    unit = UnitField(label=_("Onderdeel"), required=False, help_text=UNIT_HELP)
    with_below = forms.BooleanField(label=_("En alles daaronder"), required=False, initial=True)
    function = forms.ChoiceField(label=_("Functie"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Soort dienstverband"),
        choices=EmploymentKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    roles = forms.MultipleChoiceField(
        label=_("Rol"),
        choices=[(role.value, words) for role, words in ROLE_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    min_days = forms.IntegerField(
        label=_("Vanaf hoeveel dagen in dienst"), required=False, min_value=0, max_value=LONGEST_SERVICE
    )
    max_days = forms.IntegerField(
        label=_("Tot en met hoeveel dagen in dienst"), required=False, min_value=0, max_value=LONGEST_SERVICE
    )
    person = ColleagueField(label=_("Medewerker bij naam"), required=False, help_text=PERSON_HELP)

    def __init__(self, *args: Any, carried: Sequence[Condition] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["function"].choices = [("", _("Geen keuze")), *function_choices()]  # type: ignore[attr-defined]
        self.carried = carried

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("min_days"), said.get("max_days")
        if first is not None and last is not None and last < first:
            self.add_error("max_days", _("Kies een getal dat niet lager is dan het eerste."))
        return said

    def policy(self) -> Policy:
        return Policy(Effect(self.cleaned_data["effect"]), tuple(self.conditions()))

    def conditions(self) -> list[Condition]:
        """What was carried along and what was added now, each once."""
        return list({one.key: one for one in (*self.carried, *self._added())}.values())

    def _added(self) -> list[Condition]:
        said = self.cleaned_data
        found = [Condition(dimension=Dimension.EMPLOYMENT_KIND, code=code) for code in said.get("kinds", ())]
        found += [Condition(dimension=Dimension.ROLE, code=code) for code in said.get("roles", ())]
        if unit := said.get("unit"):
            below = bool(said.get("with_below"))
            found.append(Condition(dimension=Dimension.UNIT, unit_id=unit.pk, with_below=below))
        if function := said.get("function"):
            found.append(Condition(dimension=Dimension.FUNCTION, function_id=UUID(function)))
        if person := said.get("person"):
            found.append(Condition(dimension=Dimension.PERSON, person_id=person.pk))
        first, last = said.get("min_days"), said.get("max_days")
        if first is not None or last is not None:
            found.append(Condition(dimension=Dimension.SERVICE, min_days=first or None, max_days=last))
        return found


class ConfirmedForm(forms.Form):
    """What the page with the consequences sends back: the policy itself."""

    effect = forms.ChoiceField(choices=Effect.choices)


def carried_in(data: Any) -> list[Condition]:
    return conditions_of(data.getlist(CHOSEN))


CHOICES = [
    (Choice.EVERYONE.value, _("Iedereen in de academie")),
    (Choice.OWN_UNIT.value, _("Alleen het eigen onderdeel, en daaronder")),
    (Choice.OWN_UNIT_AND_OTHERS.value, _("Het eigen onderdeel en anderen bij naam")),
]


class ChoiceForm(PickingForm):
    choice = forms.ChoiceField(label=_("Wie ziet dit?"), choices=CHOICES, widget=forms.RadioSelect)
    person = ColleagueField(label=_("Wie nog meer?"), required=False, help_text=PERSON_HELP)

    def __init__(self, *args: Any, carried: Sequence[Condition] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.carried = [one for one in carried if one.dimension is Dimension.PERSON]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("choice") == Choice.OWN_UNIT_AND_OTHERS and not self.errors and not self.person_ids():
            self.add_error("person", _("Kies ten minste één medewerker."))
        return said

    def person_ids(self) -> list[UUID]:
        added = [self.cleaned_data["person"].pk] if self.cleaned_data.get("person") else []
        return list(dict.fromkeys([*(one.person_id for one in self.carried if one.person_id), *added]))


class WhoForm(PickingForm):
    person = PersonField(label=_("Medewerker"), help_text=_("Typ een naam of een personeelsnummer."))


class DefaultForm(PickingForm):
    unit = UnitField(label=_("Onderdeel"), help_text=UNIT_HELP)
    default = forms.ChoiceField(
        label=_("Nieuw aanbod van dit onderdeel, en daaronder, is"),
        choices=[
            ("dicht", _("Afgeschermd: alleen voor het eigen onderdeel")),
            ("open", _("Open: voor iedereen in de academie")),
            ("", _("Zoals het onderdeel erboven")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def is_shielded(self) -> bool | None:
        return {"dicht": True, "open": False}.get(self.cleaned_data["default"])


class ListForm(forms.Form):
    """What the address of the list says; nonsense in it is left out."""

    zoek = forms.CharField(max_length=100, required=False)
    aandacht = forms.BooleanField(required=False)
