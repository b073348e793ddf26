"""The shape of what is typed; what is allowed stands in the rules of the people context."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.actions.employments import Terms
from bekwaam.domains.people.actions.persons import Identity
from bekwaam.domains.people.enums import DelegatedTask, EmploymentKind
from bekwaam.domains.people.queries import people as queries
from bekwaam.domains.people.rules.roles import DERIVED
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.picking.fields import IntroducedField, PersonField, PickingForm, UnitField
from bekwaam.portals.shared.role_words import ROLE_WORDS

NONE = [("", _("Geen keuze"))]


def day_field(label: Any, *, required: bool = True, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **options,
    )


PERSON_HELP = _("Typ een naam of een personeelsnummer.")
COLLEAGUE_HELP = _(
    "Typ een naam of een personeelsnummer. Iemand van een ander onderdeel? Typ naam en nummer: Noor van Veld (001234)."
)
UNIT_HELP = _("Typ een naam of een code.")


class IdentityForm(forms.Form):
    personnel_number = forms.CharField(label=_("Personeelsnummer"), max_length=40)
    given_name = forms.CharField(label=_("Voornaam"), max_length=100, required=False)
    infix = forms.CharField(
        label=_("Tussenvoegsels"), max_length=40, required=False, help_text=_("Zoals: van den.")
    )
    family_name = forms.CharField(label=_("Achternaam"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    external_id = forms.CharField(
        label=_("Extern id"),
        max_length=100,
        required=False,
        help_text=_("Het id bij de inlogdienst van de organisatie."),
    )

    def identity(self) -> Identity:
        return Identity(**self.cleaned_data)


class TermsForm(PickingForm):
    unit = UnitField(label=_("Organisatieonderdeel"), help_text=UNIT_HELP)
    function = forms.ChoiceField(label=_("Functie"), required=False)
    kind = forms.ChoiceField(label=_("Soort dienstverband"), choices=EmploymentKind.choices)
    supplier = forms.ChoiceField(label=_("Leverancier"), required=False, help_text=_("Alleen bij inhuur."))
    named_manager = IntroducedField(label=_("Leidinggevende"), required=False, help_text=COLLEAGUE_HELP)
    hours_per_week = forms.DecimalField(
        label=_("Uren per week"),
        required=False,
        min_value=0,
        max_value=60,
        decimal_places=2,
        max_digits=5,
        localize=True,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _choices(self, "function", queries.function_choices())
        _choices(self, "supplier", queries.supplier_choices())

    def terms(self, cost_centre_id: UUID | None = None) -> Terms:
        said = self.cleaned_data
        manager = said["named_manager"]
        return Terms(
            unit_id=said["unit"].pk,
            kind=said["kind"],
            function_id=UUID(said["function"]) if said["function"] else None,
            named_manager_id=manager.pk if manager else None,
            cost_centre_id=cost_centre_id,
            supplier_id=UUID(said["supplier"]) if said["supplier"] else None,
            hours_per_week=said["hours_per_week"],
        )


class NewJobForm(TermsForm):
    number = forms.CharField(label=_("Volgnummer"), max_length=40, initial="1")
    started_on = day_field(_("In dienst"))
    ended_on = day_field(_("Uit dienst"), required=False)


class LastDayForm(forms.Form):
    last_day = day_field(_("Laatste dag"))


class OtherLastDayForm(forms.Form):
    """Of what has a last day already: another one, or none."""

    last_day = day_field(
        _("Laatste dag"), required=False, help_text=_("Laat leeg als er geen laatste dag meer is.")
    )


class AbsenceForm(forms.Form):
    starts_on = day_field(_("Afwezig vanaf"))
    ends_on = day_field(_("Afwezig tot en met"), required=False)


class MergeForm(PickingForm):
    other = PersonField(label=_("Welke medewerker is dezelfde?"), help_text=PERSON_HELP)


class RoleForm(PickingForm):
    role = forms.ChoiceField(label=_("Rol"))
    unit = UnitField(
        label=_("Voor welk onderdeel"),
        required=False,
        help_text=_(
            "Typ een naam of een code. Leeg is de hele organisatie. Het geldt ook voor alles eronder."
        ),
    )
    supplier = forms.ChoiceField(
        label=_("Leverancier"), required=False, help_text=_("Alleen bij de rol leverancier.")
    )
    valid_from = day_field(_("Geldig vanaf"))
    valid_until = day_field(_("Geldig tot en met"), required=False)
    reason = forms.CharField(label=_("Waarom"), max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _choices(
            self,
            "role",
            [(role.value, words) for role, words in ROLE_WORDS.items() if role not in DERIVED],
            is_required=True,
        )
        _choices(self, "supplier", queries.supplier_choices())

    def wanted(self) -> Mapping[str, Any]:
        said = self.cleaned_data
        return {
            "role": Role(said["role"]),
            "unit_id": said["unit"].pk if said["unit"] else None,
            "supplier_id": UUID(said["supplier"]) if said["supplier"] else None,
            "valid_from": said["valid_from"],
            "valid_until": said["valid_until"],
        }


class DelegationForm(PickingForm):
    giver = PersonField(label=_("Wie wordt vervangen?"), help_text=PERSON_HELP)
    substitute = IntroducedField(label=_("Wie neemt waar?"), help_text=COLLEAGUE_HELP)
    tasks = forms.MultipleChoiceField(
        label=_("Welke taken?"), choices=DelegatedTask.choices, widget=forms.CheckboxSelectMultiple
    )
    unit = UnitField(
        label=_("Voor welk onderdeel"),
        required=False,
        help_text=_("Typ een naam of een code. Leeg is alles van de ander."),
    )
    starts_on = day_field(_("Vanaf"))
    ends_on = day_field(_("Tot en met"))
    reason = forms.CharField(label=_("Waarom"), max_length=300, required=False)


class FilterForm(forms.Form):
    """What the address of the list says; nonsense in it is left out."""

    q = forms.CharField(max_length=100, required=False)
    onderdeel = forms.UUIDField(required=False)
    functie = forms.UUIDField(required=False)
    soort = forms.ChoiceField(choices=EmploymentKind.choices, required=False)
    status = forms.ChoiceField(choices=[("uit", ""), ("alle", "")], required=False)

    def narrowing(self) -> queries.Narrowing:
        self.is_valid()
        said = self.cleaned_data
        is_active = {"uit": False, "alle": None}.get(said.get("status", ""), True)
        return queries.Narrowing(
            text=said.get("q", ""),
            unit_id=said.get("onderdeel"),
            function_id=said.get("functie"),
            kind=said.get("soort", ""),
            is_active=is_active,
        )


def initial_terms(job: Any) -> dict[str, Any]:
    return {
        "unit": job.unit,
        "function": str(job.function_id or ""),
        "kind": job.kind,
        "supplier": str(job.supplier_id or ""),
        "named_manager": job.named_manager,
        "hours_per_week": job.hours_per_week,
    }


def from_today(on: date) -> dict[str, date]:
    return {"valid_from": on, "starts_on": on, "started_on": on}


def _choices(form: forms.Form, name: str, choices: list[Any], *, is_required: bool = False) -> None:
    field = form.fields[name]
    field.choices = [*([("", _("Kies"))] if is_required else NONE), *choices]  # type: ignore[attr-defined]
