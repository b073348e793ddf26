"""The shape of a level that somebody says with a button; empty takes it back."""

from django import forms

from bekwaam.domains.skills.enums import LEVELS


def _number(value: str) -> int | None:
    return int(value) if value else None


class LevelForm(forms.Form):
    level = forms.TypedChoiceField(
        choices=[("", "")] + [(str(number), str(number)) for number in LEVELS],
        coerce=_number,
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """A form without a button pressed says nothing, which is something else than taking back."""
        if "level" not in self.data:
            raise forms.ValidationError("level", code="required")
        return super().clean() or self.cleaned_data
