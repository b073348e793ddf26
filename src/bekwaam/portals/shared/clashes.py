"""Two people with one form: what stands there now, beside what the second one typed. Nothing that was typed is lost."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bekwaam.portals.shared.picking.fields import PickedField


@dataclass(frozen=True, slots=True)
class Standing:
    """A field of which somebody else's words are on file."""

    label: str
    words: str


def clash_in(form: forms.Form, mark: str) -> list[Standing]:
    """Where what was typed is not what is on file, when the form was made from something older than that. `mark` is
    the hidden field that says from what; the initial values of the form are how it stands now."""
    now = str(form.initial.get(mark, ""))
    if not form.is_bound or str(form.data.get(mark, "")) == now:
        return []
    goes_on_from(form, mark, now)
    return [_standing(bound) for bound in form.visible_fields() if _differs(bound)]


def goes_on_from(form: forms.Form, mark: str, now: object) -> None:
    """The next try is made from how it stands now."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data[mark] = str(now)  # type: ignore[index]


def _differs(bound: forms.BoundField) -> bool:
    if isinstance(bound.field, PickedField):
        return bool((bound.data or "") != (bound.field.prepare_value(bound.initial) or ""))
    return bound.field.has_changed(bound.initial, bound.data)


def _standing(bound: forms.BoundField) -> Standing:
    return Standing(str(bound.label), _words(bound) or _("Leeg"))


def _words(bound: forms.BoundField) -> str:
    value = bound.field.prepare_value(bound.initial)
    if isinstance(bound.field, forms.BooleanField):
        return _("Ja") if value else _("Nee")
    if isinstance(bound.field, forms.ChoiceField):
        chosen = value if isinstance(value, list | tuple) else [value]
        choices: Any = bound.field.choices
        named = {str(key): str(words) for key, words in choices}
        return ", ".join(named.get(str(each), "") for each in chosen)
    shown: Any = bound.field.widget.format_value(value)
    return str(shown or "")
