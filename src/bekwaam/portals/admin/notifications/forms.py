"""The words of one kind of message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.rules.texts import BODY_CAP
from bekwaam.domains.notifications.wording import SUBJECT_CAP


class TextForm(forms.Form):
    subject = forms.CharField(label=_("Onderwerp"), max_length=SUBJECT_CAP)
    body = forms.CharField(
        label=_("Tekst"),
        max_length=BODY_CAP,
        widget=forms.Textarea(attrs={"rows": "12"}),
        help_text=_("Een lege regel begint een nieuwe alinea."),
    )
