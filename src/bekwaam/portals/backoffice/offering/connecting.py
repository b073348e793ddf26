"""The little forms that add one line: what comes first, what goes with it, which function it is meant for."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.people.models import Function
from bekwaam.domains.skills.enums import LEVELS
from bekwaam.domains.skills.queries.framework import usable_skills
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.fields import ActivityField
from bekwaam.portals.shared.picking.fields import PickingForm

LABELS = {
    "prerequisite_ids": _("Wat moet iemand eerst doen?"),
    "related_ids": _("Wat past hierbij?"),
}


class OtherActivityForm(PickingForm):
    other = ActivityField(label="", help_text=_("Typ een titel of een code."))


class FunctionForm(forms.Form):
    other = forms.ChoiceField(label=_("Voor welke functie?"))

    def __init__(self, *args: Any, without: set[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Function.objects.exclude(pk__in=without).order_by("name", "pk").values_list("pk", "name")
        self.fields["other"].choices = [("", _("Kies een functie")), *((str(pk), name) for pk, name in rows)]  # type: ignore[attr-defined]

    def clean_other(self) -> Function:
        found: Function | None = Function.objects.filter(pk=self.cleaned_data["other"]).first()
        if found is None:
            raise ValidationError(_("Kies een functie uit de lijst."))
        return found


class SkillForm(forms.Form):
    other = forms.ChoiceField(label=_("Welke skill?"))
    level = forms.TypedChoiceField(label=_("Niveau"), choices=[(one, one) for one in LEVELS], coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = usable_skills().order_by("sort_key", "pk").values_list("pk", "label")
        self.fields["other"].choices = [("", _("Kies een skill")), *((str(pk), label) for pk, label in rows)]  # type: ignore[attr-defined]

    def clean_other(self) -> UUID:
        return UUID(self.cleaned_data["other"])


def connecting_forms(
    actor: Actor, content: Content, sent: Mapping[str, Any] | None = None
) -> dict[str, forms.Form]:
    """One per kind of line; only the one that was sent is bound."""

    def data_for(name: str) -> Mapping[str, Any] | None:
        return sent if sent is not None and sent.get("soort") == name else None

    found: dict[str, forms.Form] = {}
    for name, label in LABELS.items():
        found[name] = OtherActivityForm(data_for(name), actor=actor, auto_id=f"id_{name}_%s")
        found[name].fields["other"].label = label
    found["function_ids"] = FunctionForm(
        data_for("function_ids"), without=set(content.function_ids), auto_id="id_function_ids_%s"
    )
    found["skill_levels"] = SkillForm(data_for("skill_levels"), auto_id="id_skill_levels_%s")
    return found
