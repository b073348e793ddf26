"""The options of a drop-down, written as one string: a list of hundreds is common, and a template per option is slow."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def draw_option(value: object, words: object, *, is_on: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if is_on else ""}>{escape(words)}</option>'


def draw_options(choices: Iterable[tuple[Any, Any]], chosen: Collection[str]) -> str:
    """Choices as a Django form knows them; a list instead of words is a group."""
    return "".join(_option_or_group(value, words, chosen) for value, words in choices)


def _option_or_group(value: object, words: Any, chosen: Collection[str]) -> str:
    if isinstance(words, list | tuple):
        return f'<optgroup label="{escape(value)}">{draw_options(words, chosen)}</optgroup>'
    key = "" if value is None else str(value)
    return draw_option(key, words, is_on=key in chosen)


class DrawnSelect(forms.Select):
    """Django's own drop-down, with the same attributes, drawn here."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None
    ) -> SafeString:
        own = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        options = draw_options(self.choices, self.format_value(value))
        return mark_safe(f"<select{own}>{options}</select>")  # noqa: S308 - every part is escaped


def drawn(widget: forms.Select) -> DrawnSelect:
    found = DrawnSelect(attrs=widget.attrs, choices=widget.choices)
    found.is_required = widget.is_required
    return found
