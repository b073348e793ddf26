"""The shapes of an offer, of taking one over, and of asking for seats."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import policies_of
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ApprovalRule, Dimension, Effect
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.queries import content_of, themes
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import Terms, WantedTakeover
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.exchange.rules import CONDITIONS_LENGTH, MOST_SEATS
from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.picking.fields import PickingForm, UnitField

ALL, SOME = "alle", "deze"
EVERYBODY, UNIT, AS_BEFORE = "iedereen", "onderdeel", "zelfde"
REASON_LENGTH = 300


AUDIENCES = [
    (EVERYBODY, gettext_lazy("Iedereen van jullie academie")),
    (UNIT, gettext_lazy("Alleen één onderdeel en alles daaronder")),
]


@dataclass(frozen=True, slots=True)
class Earlier:
    """How it stood in the own catalogue before, for whoever takes it over again."""

    activity: Activity
    content: Content
    policies: list[Policy]

    @classmethod
    def of(cls, takeover: Takeover) -> "Earlier":
        activity = Activity.objects.select_related("published", "owner_unit").get(pk=takeover.activity_id)
        policies = policies_of([activity.pk])[activity.pk]
        return cls(activity, content_of(activity.published), policies)

    def initial(self) -> dict[str, Any]:
        return {
            "code": queries.proposed_code(self.activity.code),
            "unit": self.activity.owner_unit if self.activity.owner_unit.is_current else None,
            "themes": [str(pk) for pk in self.content.theme_ids],
            "approval": self.content.approval,
            "approval_above": self.content.approval_above,
            "audience": AS_BEFORE if self.policies else EVERYBODY,
        }


class TakeOverForm(PickingForm):
    code = forms.CharField(
        label=gettext_lazy("Code in jullie catalogus"),
        help_text=gettext_lazy("Letters, cijfers en streepjes, zonder spaties."),
        max_length=40,
    )
    unit = UnitField(
        label=gettext_lazy("Welk onderdeel is eigenaar?"),
        help_text=gettext_lazy("Dit onderdeel beantwoordt vragen over deelname."),
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Bij welke thema’s hoort het?"), widget=forms.CheckboxSelectMultiple
    )
    approval = forms.ChoiceField(
        label=gettext_lazy("Wie geeft akkoord?"),
        choices=ApprovalRule.choices,
        widget=forms.RadioSelect,
        initial=ApprovalRule.MANAGER,
    )
    approval_above = AmountField(
        label=gettext_lazy("Boven welk bedrag in euro?"),
        help_text=gettext_lazy("Alleen nodig bij akkoord boven een bedrag."),
        required=False,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Wie ziet het?"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        initial=EVERYBODY,
    )
    shown_to = UnitField(label=gettext_lazy("Welk onderdeel ziet het?"), required=False)

    def __init__(self, *args: Any, earlier: Takeover | None = None, **options: Any) -> None:
        before = Earlier.of(earlier) if earlier is not None else None
        if before is not None:
            options["initial"] = before.initial()
        super().__init__(*args, **options)
        self.before = before
        named = [(str(theme.pk), theme.name) for theme in themes()]
        self.fields["themes"].choices = named  # type: ignore[attr-defined]
        if before is not None and before.policies:
            as_before = (AS_BEFORE, _("Dezelfde mensen als de vorige keer"))
            self.fields["audience"].choices = [as_before, *AUDIENCES]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("audience") == UNIT and not said.get("shown_to") and "shown_to" not in self.errors:
            self.add_error("shown_to", _("Kies welk onderdeel dit ziet."))
        return said

    def wanted(self) -> WantedTakeover:
        said = self.cleaned_data
        return WantedTakeover(
            code=said["code"],
            owner_unit_id=said["unit"].pk,
            theme_ids=tuple(UUID(pk) for pk in said["themes"]),
            approval=said["approval"],
            approval_above=said["approval_above"] if said["approval"] == ApprovalRule.MANAGER_ABOVE else None,
            policies=self._policies(),
        )

    def _policies(self) -> list[Policy]:
        if self.cleaned_data["audience"] == EVERYBODY:
            return []
        if self.cleaned_data["audience"] == AS_BEFORE:
            return self.before.policies if self.before is not None else []
        unit = self.cleaned_data["shown_to"]
        only = Condition(dimension=Dimension.UNIT, unit_id=unit.pk, with_below=True)
        return [Policy(Effect.SHOW, (only,))]


class TermsForm(forms.Form):
    for_whom = forms.ChoiceField(
        label=gettext_lazy("Aan wie bied je dit aan?"),
        choices=[
            (SOME, gettext_lazy("Aan de academies die ik kies")),
            (ALL, gettext_lazy("Aan alle academies")),
        ],
        widget=forms.RadioSelect,
        initial=SOME,
    )
    targets = forms.MultipleChoiceField(
        label=gettext_lazy("Welke academies?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    price = AmountField(
        label=gettext_lazy("Prijs per deelnemer in euro"),
        help_text=gettext_lazy("Vul 0 in als het gratis is."),
        initial=Decimal(0),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Voorwaarden"),
        help_text=gettext_lazy("Bijvoorbeeld: afmelden kan tot een week ervoor. Noem geen namen van mensen."),
        max_length=CONDITIONS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Hoogste aantal plekken per academie"),
        help_text=gettext_lazy("Per uitvoering. Laat leeg als er geen grens is."),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
    )

    def __init__(self, *args: Any, offer: SharedOffer | None = None, **options: Any) -> None:
        if offer is not None:
            options["initial"] = _initial(offer)
        super().__init__(*args, **options)
        named = [(str(academy.pk), academy.name) for academy in queries.other_academies()]
        self.fields["targets"].choices = named  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        said = self.cleaned_data
        is_for_all = said["for_whom"] == ALL
        return Terms(
            is_for_all=is_for_all,
            target_ids=frozenset() if is_for_all else frozenset(UUID(pk) for pk in said["targets"]),
            price=said["price"],
            conditions=said["conditions"],
            seats_per_academy=said["seats"],
        )


def _initial(offer: SharedOffer) -> dict[str, Any]:
    return {
        "for_whom": ALL if offer.is_for_all else SOME,
        "targets": [str(pk) for pk in queries.target_ids(offer.pk)],
        "price": offer.price,
        "conditions": offer.conditions,
        "seats": offer.seats_per_academy,
    }


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Waarom?"), max_length=REASON_LENGTH)

    def __init__(self, *args: Any, help_text: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].help_text = help_text


class SeatsForm(forms.Form):
    use_required_attribute = False  # a run that is not chosen yet is no fault

    run = forms.ChoiceField(label=gettext_lazy("Voor welke uitvoering?"), widget=forms.RadioSelect)
    seats = forms.IntegerField(label=gettext_lazy("Hoeveel plekken?"), min_value=1, max_value=MOST_SEATS)

    def __init__(self, *args: Any, runs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["run"].choices = runs  # type: ignore[attr-defined]
