"""The shapes of a skill, of the words of the framework, and of what a function asks."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.skills import names
from bekwaam.domains.skills.actions import SkillDetails
from bekwaam.domains.skills.enums import LEVELS, SkillKind
from bekwaam.domains.skills.models import Skill, SkillFramework
from bekwaam.domains.skills.queries import framework as queries
from bekwaam.portals.shared.picking.fields import PickingForm, SkillField, SkillOrGroupField

LINE = forms.Textarea(attrs={"rows": "3"})


class SkillForm(PickingForm):
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=names.CODE_LENGTH,
        help_text=gettext_lazy("Kort en zonder spaties. De code verandert later niet meer."),
    )
    label = forms.CharField(label=gettext_lazy("Naam"), max_length=names.LABEL_LENGTH)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=SkillKind.choices, widget=forms.RadioSelect)
    definition = forms.CharField(
        label=gettext_lazy("Wat iemand dan kan"),
        max_length=names.DEFINITION_LENGTH,
        required=False,
        widget=forms.Textarea,
    )
    alt_labels = forms.CharField(
        label=gettext_lazy("Andere namen"),
        help_text=gettext_lazy("Elk op een eigen regel. Wie zo zoekt, vindt deze skill."),
        max_length=5_000,
        required=False,
        widget=LINE,
    )
    broader = SkillOrGroupField(
        label=gettext_lazy("Valt onder welke groep?"),
        help_text=gettext_lazy("Typ een deel van de naam, of de code."),
        required=False,
    )
    related = forms.MultipleChoiceField(
        label=gettext_lazy("Verwante skills"),
        help_text=gettext_lazy("Haal het vinkje weg als een skill er niet meer bij hoort."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    another = SkillOrGroupField(
        label=gettext_lazy("Welke skill is ook verwant?"),
        help_text=gettext_lazy("Typ een deel van de naam. Sla op om er nog een te kiezen."),
        required=False,
    )
    uri = forms.URLField(
        label=gettext_lazy("Adres in het landelijke raamwerk"),
        max_length=names.URI_LENGTH,
        required=False,
        assume_scheme="https",
    )
    is_active = forms.BooleanField(
        label=gettext_lazy("In gebruik"),
        help_text=gettext_lazy("Haal het vinkje weg als niemand deze skill meer moet kiezen."),
        required=False,
        initial=True,
    )

    seen_at = forms.DateTimeField(widget=forms.HiddenInput)
    """When the skill was changed last, as the page showed it."""

    def __init__(self, *args: Any, skill: Skill | None = None, **options: Any) -> None:
        related = queries.related_to(skill.pk) if skill is not None else []
        options["initial"] = _initial(skill, related) if skill else {"kind": SkillKind.SKILL}
        super().__init__(*args, **options)
        del self.fields["seen_at" if skill is None else "code"]
        if related:
            self.fields["related"].choices = [(str(one.pk), one.label) for one in related]  # type: ignore[attr-defined]
        else:
            del self.fields["related"]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if len(code.split()) != 1:
            raise forms.ValidationError(_("Een code heeft geen spaties."))
        return code

    def details(self) -> SkillDetails:
        said = self.cleaned_data
        return SkillDetails(
            label=" ".join(said["label"].split()),
            kind=said["kind"],
            alt_labels=tuple(one[: names.ALT_LENGTH] for one in names.parted(said["alt_labels"])),
            definition=said["definition"],
            broader_id=said["broader"].pk if said["broader"] else None,
            related_ids=frozenset(self._related()),
            uri=said["uri"],
            is_active=said["is_active"],
        )

    def _related(self) -> list[UUID]:
        another = self.cleaned_data["another"]
        kept = [UUID(pk) for pk in self.cleaned_data.get("related", ())]
        return [*kept, another.pk] if another else kept


def _initial(skill: Skill, related: list[Skill]) -> dict[str, Any]:
    return {
        "label": skill.label,
        "kind": skill.kind,
        "definition": skill.definition,
        "alt_labels": "\n".join(skill.alt_labels),
        "broader": skill.broader,
        "related": [str(one.pk) for one in related],
        "uri": skill.uri,
        "is_active": skill.is_active,
        "seen_at": skill.changed_at.isoformat(),
    }


class FrameworkForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Naam van het raamwerk"), max_length=150)
    version = forms.CharField(label=gettext_lazy("Versie"), max_length=40, required=False)
    source = forms.CharField(label=gettext_lazy("Waar het vandaan komt"), max_length=300, required=False)

    def __init__(self, *args: Any, framework: SkillFramework | None, **options: Any) -> None:
        told = ("name", "version", "source")
        options["initial"] = {name: getattr(framework, name) for name in told} if framework else {}
        super().__init__(*args, **options)
        for level in queries.levels():
            name = forms.CharField(
                label=_("Naam van niveau %(number)d") % {"number": level.number},
                max_length=30,
                initial=level.name,
            )
            text = forms.CharField(
                label=_("Wat iemand op niveau %(number)d doet") % {"number": level.number},
                max_length=300,
                initial=level.text,
                widget=forms.Textarea(attrs={"rows": "2"}),
            )
            self.fields[f"name-{level.number}"], self.fields[f"text-{level.number}"] = name, text

    def words(self) -> list[tuple[str, str]]:
        said = self.cleaned_data
        return [(said[f"name-{number}"], said[f"text-{number}"]) for number in LEVELS]


class AskForm(PickingForm):
    use_required_attribute = False  # a level that is not chosen yet is no fault

    skill = SkillField(
        label=gettext_lazy("Skill"), help_text=gettext_lazy("Typ een deel van de naam, of de code.")
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("Gevraagd niveau"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(level.number), f"{level.number}. {level.name}") for level in queries.levels()]
        self.fields["level"].choices = named  # type: ignore[attr-defined]
