"""Fields for texts that people paste, and for another activity that is looked up by typing."""

import re
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.access import activities_to_name
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.overview import activities_like, with_latest
from bekwaam.kernel import clock
from bekwaam.portals.shared.picking.fields import PickedField
from bekwaam.portals.shared.picking.suggesting import MOST, Suggestion, Suggestions
from bekwaam.portals.shared.picking.widgets import PickerInput

TAG = re.compile(r"<[a-zA-Z/!]")


class PastedField(forms.CharField):
    """Text from anywhere: a NUL is dropped rather than refused, so that the form comes back with everything in it."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\0", "") if isinstance(text, str) else text


class RichTextField(PastedField):
    """HTML, or plain text of which the empty lines divide paragraphs."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return text if TAG.search(text) else paragraphs(text)


def paragraphs(text: str) -> str:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


class ActivityInput(PickerInput):
    address = reverse_lazy("pick-managed-activity")


class ActivityField(PickedField):
    """An activity that the actor manages or sees in the catalogue, by its code or its label."""

    widget = ActivityInput
    unknown = _("Geen leeractiviteit gevonden. Controleer de titel of de code.")

    def _by_key(self, key: str) -> Any:
        return with_latest(activities_to_name(self.actor, on=clock.today())).filter(code=key).first()

    def _like(self, text: str) -> Suggestions:
        return activity_suggestions(self.actor, text)

    def _label(self, found: Any) -> str:
        return activity_label(found)


def activity_label(activity: Activity) -> str:
    return f"{activity.title} ({activity.code})"  # type: ignore[attr-defined]


def activity_suggestions(actor: Any, text: str) -> Suggestions:
    found = activities_like(activities_to_name(actor, on=clock.today()), text, limit=MOST + 1)
    shown = tuple(
        Suggestion(one.code, one.title, activity_label(one), f"{one.code} · {one.get_form_display()}")  # type: ignore[attr-defined]
        for one in found[:MOST]
    )
    return Suggestions(shown, has_more=len(found) > MOST)
