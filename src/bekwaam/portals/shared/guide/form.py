"""One form with every kind of field."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    title = forms.CharField(
        label=_("Titel"), help_text=_("Kort en duidelijk. Deelnemers zien deze titel."), max_length=80
    )
    about = forms.CharField(label=_("Waar gaat het over?"), widget=forms.Textarea, required=False)
    room = forms.ChoiceField(
        label=_("Zaal"), choices=[("", _("Kies een zaal")), ("eik", "Zaal Eik"), ("online", "Online")]
    )
    on = forms.DateField(label=_("Datum"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    way = forms.ChoiceField(
        label=_("Werkvorm"),
        widget=forms.RadioSelect(attrs={"list_class": "bk-choices"}),
        choices=[("klassikaal", _("Klassikaal")), ("online", _("Online")), ("mix", _("Een mix"))],
    )
    who = forms.MultipleChoiceField(
        label=_("Voor wie?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("vast", _("Vaste medewerkers")), ("inhuur", _("Inhuur")), ("stage", _("Stagiairs"))],
        required=False,
    )
    paper = forms.FileField(label=_("Lesmateriaal"), required=False)
    colour = forms.CharField(
        label=_("Kleur in het rooster"), widget=forms.ColorInput, initial="#0b5563", required=False
    )
    public = forms.BooleanField(
        label=_("Zet meteen in het aanbod"), help_text=_("Iedereen kan zich dan inschrijven."), required=False
    )
