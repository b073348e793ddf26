"""The shape of a group of synonyms."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 1_000


class SynonymsForm(forms.Form):
    words = forms.CharField(
        label=_("Woorden"),
        help_text=_("Elk woord op een eigen regel. Wie op één ervan zoekt, vindt ze allemaal."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )

    def clean_words(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["words"].splitlines())
        return [line for line in lines if line]
