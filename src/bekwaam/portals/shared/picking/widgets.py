"""The control of a field in which somebody is chosen. It is a text field that can do more when there is script."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.functional import Promise

from bekwaam.portals.shared.picking.suggesting import Suggestion

CHOSEN = "-keuze"
WAIT = "input changed delay:200ms, bk:open"


class PickerInput(forms.TextInput):
    """`offered` are the matches from which the reader still has to choose."""

    address: str | Promise
    offered: tuple[Suggestion, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        asks = {"hx-get": str(self.address), "hx-trigger": WAIT, "hx-sync": "this:replace"}
        target = {"hx-target": "next [data-picker-box]", "hx-swap": "innerHTML"}
        given = context["widget"]["attrs"]
        context["widget"]["attrs"] = {"autocomplete": "off", "spellcheck": "false", **asks, **target, **given}
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """A match that was chosen counts before the words with which it was found."""
        return data.get(name + CHOSEN) or super().value_from_datadict(data, files, name)


class PersonInput(PickerInput):
    address = reverse_lazy("pick-person")


class UnitInput(PickerInput):
    address = reverse_lazy("pick-unit")


class SkillInput(PickerInput):
    address = reverse_lazy("pick-skill")


class SkillOrGroupInput(SkillInput):
    address = reverse_lazy("pick-skill-or-group")
