"""Amounts as people here type them: `1.250,50`, `1250,5`, `€ 1.250` and `1250.50` are all understood."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)


class AmountField(forms.DecimalField):
    """In euros and cents."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(widget=widget, **{"min_value": 0, "max_digits": 9, "decimal_places": 2, **options})
        self.widget.is_localized = True

    def to_python(self, value: Any) -> Any:
        return super().to_python(self._plain(value) if isinstance(value, str) else value)

    def _plain(self, typed: str) -> str:
        text = re.sub(r"[\s€]", "", typed)
        if "," in text or THOUSANDS.fullmatch(text):
            text = text.replace(".", "").replace(",", ".")
        if text and not NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return text
