"""The shapes of what is filled in about rounds, needs, meetings and decisions; whether it may is for the rules."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.portfolio.enums import NeedState, Outcome, Priority, Source
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.domains.portfolio.models import RoundQuestion
from bekwaam.domains.portfolio.rules.meetings import WantedDecision
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.picking.fields import PersonField, PickingForm, SkillField, UnitField

DATES = ["%Y-%m-%d", "%d-%m-%Y"]
TEXT = forms.Textarea(attrs={"rows": "3"})
Choices = list[tuple[str, str]]


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, widget=widget, input_formats=DATES, required=required
    )


class RoundForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(label=_("Naam"), max_length=150, help_text=_("Bijvoorbeeld: Leerbehoeften 2027."))
    explanation = forms.CharField(
        label=_("Uitleg voor wie invult"), max_length=1_000, required=False, widget=TEXT
    )
    opens_on = day_field(_("Eerste dag"), _("Op deze dag krijgt iedereen die invult een bericht."))
    closes_on = day_field(_("Laatste dag"))
    units = forms.MultipleChoiceField(
        label=_("Welke onderdelen vraag je?"), widget=forms.CheckboxSelectMultiple
    )
    questions = forms.CharField(
        label=_("Eigen vragen"),
        help_text=_("Elke vraag op een eigen regel. Wat, waarom, wie en wanneer vragen we altijd al."),
        max_length=3_100,
        required=False,
        widget=TEXT,
    )

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["units"].choices = units  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            **{name: said[name] for name in ("name", "explanation", "opens_on", "closes_on")},
            "unit_ids": tuple(UUID(each) for each in said["units"]),
            "questions": tuple(said["questions"].splitlines()),
        }


PLAIN = ("title", "goal", "skill_words", "priority", "people_count", "budget", "wanted_by", "remark")
"""What a need and its form call by the same name."""


class NeedForm(PickingForm):
    """`units` are the units to choose from; with None any unit can be typed."""

    use_required_attribute = False

    unit = UnitField(label=_("Voor welk onderdeel?"))
    title = forms.CharField(
        label=_("Wat willen jullie leren?"), max_length=200, help_text=_("In een paar woorden.")
    )
    goal = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Wat kunnen jullie daarna, of welk probleem is dan weg?"),
        max_length=1_000,
        widget=TEXT,
    )
    theme = forms.ChoiceField(label=_("Thema"), required=False)
    skill = SkillField(
        label=_("Welke skill?"),
        required=False,
        help_text=_("Typ een deel van de naam en kies uit de lijst."),
    )
    skill_words = forms.CharField(
        label=_("Staat de skill er niet bij?"),
        help_text=_("Schrijf hem dan hier in je eigen woorden."),
        max_length=200,
        required=False,
    )
    priority = forms.ChoiceField(
        label=_("Hoe belangrijk?"),
        choices=Priority.choices,
        widget=forms.RadioSelect,
        initial=Priority.MIDDLE,
    )
    people_count = forms.IntegerField(label=_("Voor hoeveel mensen?"), min_value=1, max_value=1_000_000)
    budget = AmountField(label=_("Budget in euro"), max_digits=10, required=False)
    wanted_by = day_field(_("Wanneer moet het er zijn?"), required=False)
    remark = forms.CharField(label=_("Opmerking"), max_length=1_000, required=False, widget=TEXT)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Of this one form, so that a button that is pressed twice makes one need."""

    def __init__(
        self,
        *args: Any,
        units: Choices | None,
        questions: list[RoundQuestion],
        is_draft: bool = False,
        **options: Any,
    ) -> None:
        """A draft may leave open what others weigh it by."""
        super().__init__(*args, **options)
        self.questions = questions
        for name in ("goal", "people_count"):
            self.fields[name].required = not is_draft
        if units is not None:
            self.fields["unit"] = forms.ChoiceField(label=self.fields["unit"].label, choices=units)
        self.fields["theme"].choices = [  # type: ignore[attr-defined]
            ("", _("Geen thema")), *((str(theme.pk), theme.name) for theme in themes())
        ]  # fmt: skip
        for question in questions:
            field = forms.CharField(label=question.text, max_length=1_000, required=False, widget=TEXT)
            self.fields[f"q{question.pk.hex}"] = field

    def unit_id(self) -> UUID | None:
        chosen = self.cleaned_data["unit"]
        return parse_id(chosen) if isinstance(chosen, str) else chosen.pk

    def content(self) -> NeedContent:
        said = self.cleaned_data
        return NeedContent(
            **{name: said[name] for name in PLAIN},
            skill_id=said["skill"].pk if said["skill"] else None,
            theme_id=parse_id(said["theme"]) if said["theme"] else None,
            answers={each.pk: said[f"q{each.pk.hex}"] for each in self.questions},
        )


class MoveForm(forms.Form):
    to = forms.ChoiceField(choices=NeedState.choices)
    revision = forms.IntegerField()


class MergeForm(forms.Form):
    into = forms.ChoiceField(label=_("Met welke behoefte?"))

    def __init__(self, *args: Any, needs: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].choices = needs  # type: ignore[attr-defined]


SCORES = [
    ("", _("Nog geen cijfer")), (1, _("1: heel weinig")), (2, _("2: weinig")), (3, _("3: gemiddeld")), (4, _("4: veel")),
    (5, _("5: heel veel")),
]  # fmt: skip


class ScoreForm(forms.Form):
    """A number from 1 to 5 for each criterion; one that is left open stays as it was."""

    use_required_attribute = False

    def __init__(self, *args: Any, lines: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for line in lines:
            self.fields[f"c{line.criterion_id.hex}"] = forms.TypedChoiceField(
                label=_("%(name)s (telt %(weight)d keer)") % {"name": line.name, "weight": line.weight},
                help_text=line.explanation,
                choices=SCORES,
                coerce=int,
                empty_value=None,
                required=False,
                initial=line.score,
            )

    def scores(self) -> dict[UUID, int]:
        said = self.cleaned_data.items()
        return {UUID(hex=name[1:]): value for name, value in said if value is not None}


class MeetingForm(PickingForm):
    use_required_attribute = False

    title = forms.CharField(label=_("Titel"), max_length=150)
    held_on = day_field(_("Op welke dag?"))
    place = forms.CharField(label=_("Waar?"), max_length=150, required=False)
    people = forms.MultipleChoiceField(
        label=_("Wie doen er mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    guest = PersonField(label=_("Nog iemand?"), required=False)
    remark = forms.CharField(
        label=_("Verder besproken"),
        help_text=_("Komt onderaan in het verslag."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, people: Choices, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = people  # type: ignore[attr-defined]
        if is_new:
            del self.fields["remark"]

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        guest = said.pop("guest")
        people = [UUID(each) for each in said.pop("people")]
        return {**said, "people": [*people, *([guest.pk] if guest else [])]}


class DecisionForm(PickingForm):
    use_required_attribute = False

    outcome = forms.ChoiceField(label=_("Wat besluiten jullie?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Wie de behoefte inbracht, leest dit ook."),
        max_length=1_000,
        widget=TEXT,
    )
    owner = PersonField(
        label=_("Wie voert het uit?"),
        required=False,
        help_text=_("Nodig bij inkopen, ontwikkelen en stoppen met aanbod."),
    )
    due_on = day_field(_("Uiterlijk wanneer?"), required=False)
    merge_with = forms.ChoiceField(
        label=_("Samenvoegen met"), required=False, help_text=_("Alleen bij samenvoegen.")
    )
    makes_activity = forms.BooleanField(
        label=_("Maak meteen een concept in het aanbod"),
        help_text=_("Bij inkopen of ontwikkelen. De tekst van de behoefte staat er dan al in."),
        required=False,
        initial=True,
    )
    form = forms.ChoiceField(label=_("Werkvorm van het concept"), choices=Form.choices, required=False)

    def __init__(
        self, *args: Any, outcomes: tuple[Outcome, ...], needs: Choices, is_need: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [(each.value, each.label) for each in outcomes]  # type: ignore[attr-defined]
        self.fields["merge_with"].choices = [("", _("Kies een behoefte")), *needs]  # type: ignore[attr-defined]
        if not is_need:
            for name in ("merge_with", "makes_activity", "form"):
                del self.fields[name]

    def wanted(self) -> WantedDecision:
        said = self.cleaned_data
        owner = said["owner"]
        return WantedDecision(
            outcome=said["outcome"],
            reason=said["reason"],
            owner_id=owner.pk if owner else None,
            due_on=said["due_on"],
            merge_with_id=parse_id(said.get("merge_with") or ""),
            makes_activity=said.get("makes_activity", False),
            form=said.get("form", ""),
        )


class CriterionForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=100)
    explanation = forms.CharField(label=_("Uitleg"), max_length=300, required=False)
    weight = forms.IntegerField(
        label=_("Hoe zwaar telt het?"), help_text=_("Van 1 tot en met 10."), min_value=1, max_value=10
    )


class SignalForm(PickingForm):
    words = forms.CharField(
        label=_("Wat is er nodig?"),
        max_length=200,
        help_text=_("Schrijf het zoals een onderdeel het zou zeggen."),
    )
    source = forms.ChoiceField(
        label=_("Waar komt het uit?"),
        choices=[(source.value, source.label) for source in (Source.SEARCH, Source.WISH)],
        widget=forms.RadioSelect,
        initial=Source.SEARCH.value,
    )
    unit = UnitField(label=_("Voor welk onderdeel?"))
