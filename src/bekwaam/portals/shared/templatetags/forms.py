"""Form fields in the house style, from a bound field of a Django form: `<c-field :field="form.name" />` uses these."""

from collections.abc import Iterable

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from bekwaam.portals.shared.drawing.options import draw_option, drawn
from bekwaam.portals.shared.picking.widgets import (
    PersonInput,
    PickerInput,
    SkillInput,
    SkillOrGroupInput,
    UnitInput,
)

register = template.Library()

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.ClearableFileInput, "bk-file"),
    (forms.FileInput, "bk-file"),
    (forms.ColorInput, "bk-colour"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)
PICKERS: dict[type[PickerInput], str] = {
    PersonInput: "person",
    UnitInput: "unit",
    SkillInput: "skill",
    SkillOrGroupInput: "skill",
}
DJANGO_ROWS, ROWS = "10", "5"
OPTION_CLASSES = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
}


@register.filter
def shape(field: BoundField) -> str:
    """How a field is laid out: `options` in a fieldset, `check` with the label behind, `field` with the label above;
    `person`, `unit` and `skill` are pickers."""
    widget = field.field.widget
    if isinstance(widget, PickerInput):
        return PICKERS[type(widget)]
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    return "check" if isinstance(widget, forms.CheckboxInput) else "field"


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget with the classes of its kind. Django itself adds the ids of help and errors."""
    widget = field.field.widget
    css = next((css for kind, css in CLASSES if isinstance(widget, kind)), "")
    if field.errors:
        css += "".join(f" {name}--invalid" for name in css.split()[:1] if name.startswith("utrecht-"))
    given = widget.attrs.get("class", "")
    attributes: dict[str, str | bool] = {"class": f"{css} {given}".strip()}
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attributes["rows"] = ROWS
    return field.as_widget(drawn(widget) if type(widget) is forms.Select else None, attrs=attributes)


@register.simple_tag
def option_lines(choices: Iterable[tuple[str, str, bool]]) -> SafeString:
    """The options of a drop-down outside a form, as (value, words, is_on)."""
    lines = (draw_option(value, words, is_on=is_on) for value, words, is_on in choices)
    return mark_safe("".join(lines))  # noqa: S308 - every part is escaped


@register.filter
def options(field: BoundField) -> list[dict[str, object]]:
    """The choices of a radio or checkbox group, each with its own control."""
    kind = "checkbox" if isinstance(field.field.widget, forms.CheckboxSelectMultiple) else "radio"
    for option in field.subwidgets:
        option.data["attrs"]["class"] = OPTION_CLASSES[kind]
    return [{"control": option.tag(), "label": option.choice_label} for option in field.subwidgets]


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of help and errors for a fieldset, to which Django leaves the attribute."""
    return field.aria_describedby or ""


@register.filter
def error_target(field: BoundField) -> str:
    """Where a link of the error summary leads: the control, or the first of a group."""
    return f"{field.auto_id}_0" if shape(field) == "options" else str(field.auto_id)


@register.filter
def before_answer(label: object) -> str:
    """A label with what stands between it and the words that follow: a question has its own mark."""
    words = str(label)
    return words if words.endswith(("?", ":")) else f"{words}:"
