"""The shape of a review."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.records.rules import WORDS_LENGTH

STARS = (
    ("5", _("5 sterren: heel goed")),
    ("4", _("4 sterren: goed")),
    ("3", _("3 sterren: gaat wel")),
    ("2", _("2 sterren: matig")),
    ("1", _("1 ster: slecht")),
)


class ReviewForm(forms.Form):
    use_required_attribute = False  # what is not filled in yet is no fault

    stars = forms.TypedChoiceField(
        label=_("Hoeveel sterren geef je?"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies één tot en met vijf sterren.")},
    )
    words = forms.CharField(
        label=_("Wat zeg je tegen een collega die twijfelt?"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Je naam staat er niet bij, ook niet voor wie dit aanbod beheert. Noem geen namen."),
    )
