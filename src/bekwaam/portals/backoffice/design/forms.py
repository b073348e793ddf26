"""The forms of a lesson design. They judge shape only; each holds the revision that its reader saw."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.design.actions.days import WantedDay
from bekwaam.domains.design.actions.materials import WantedMaterial
from bekwaam.domains.design.actions.parts import WantedPart
from bekwaam.domains.design.enums import Bringer, Didactic, MaterialKind, Setting
from bekwaam.domains.design.rules import FILE_RULE, MOST_MINUTES, MOST_WEEKS
from bekwaam.kernel.files.uploads import check_upload

TOGETHER = (("samen", _("Samen, op hetzelfde moment")), ("eigen", _("In eigen tijd")))
WHERE = (("offline", pgettext_lazy("not on a screen", "Offline")), ("online", _("Online")))


class RevisionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AboutForm(RevisionForm):
    introduction = forms.CharField(
        label=_("Inleiding"),
        help_text=_("Eén of twee zinnen boven het programma."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_blend = forms.BooleanField(
        label=_("Dit is een blend"),
        help_text=_("Een mix van samen en in eigen tijd, online en offline, formeel en informeel."),
        required=False,
    )


class DayForm(RevisionForm):
    title = forms.CharField(label=_("Titel van de dag"), max_length=200)
    setting = forms.ChoiceField(label=_("Waar"), choices=Setting.choices, widget=forms.RadioSelect)
    week = forms.IntegerField(
        label=_("In welke week van de training"), min_value=1, max_value=MOST_WEEKS, initial=1
    )
    starts_at = forms.TimeField(
        label=_("Begint om"),
        help_text=_("Bijvoorbeeld 09:00."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def wanted(self) -> WantedDay:
        values = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return WantedDay(**values)


class PartForm(RevisionForm):
    title = forms.CharField(label=_("Wat gebeurt er"), max_length=200)
    minutes = forms.IntegerField(label=_("Duur in minuten"), min_value=1, max_value=MOST_MINUTES)
    form = forms.ChoiceField(label=_("Werkvorm"), choices=Didactic.choices)
    together = forms.ChoiceField(
        label=_("Samen of in eigen tijd"), choices=TOGETHER, widget=forms.RadioSelect
    )
    where = forms.ChoiceField(label=_("Online of offline"), choices=WHERE, widget=forms.RadioSelect)
    is_informal = forms.BooleanField(
        label=_("Informeel leren"),
        help_text=_("Van en met elkaar, of op de werkplek."),
        required=False,
    )
    led_by = forms.CharField(label=_("Wie begeleidt"), max_length=200, required=False)
    goals = forms.MultipleChoiceField(
        label=_("Leerdoelen van dit onderdeel"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: Any, goals: Sequence[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        if goals:
            self.fields["goals"].choices = [(goal, goal) for goal in goals]  # type: ignore[attr-defined]
        else:
            del self.fields["goals"]

    def wanted(self) -> WantedPart:
        chosen = self.cleaned_data
        return WantedPart(
            title=chosen["title"],
            minutes=chosen["minutes"],
            form=chosen["form"],
            is_synchronous=chosen["together"] == "samen",
            is_online=chosen["where"] == "online",
            is_informal=chosen["is_informal"],
            led_by=chosen["led_by"],
            goals="\n".join(chosen.get("goals", ())),
        )


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("Naam"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=MaterialKind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Bestand"), help_text=_("Document, foto, video of zip, hooguit 25 MB."), required=False
    )
    link = forms.CharField(label=_("Webadres"), max_length=500, required=False)
    brought_by = forms.ChoiceField(label=_("Wie zorgt ervoor"), choices=Bringer.choices)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        decision = check_upload(file, FILE_RULE) if file else None
        if decision is not None and not decision.allowed:
            raise ValidationError(gettext(decision.template) % decision.facts, code=decision.reason)
        return file

    def wanted(self) -> WantedMaterial:
        """Only of a valid form."""
        file = self.cleaned_data["file"]
        return WantedMaterial(**{**self.cleaned_data, "file_name": file.name if file else ""})


class VersionForm(forms.Form):
    change = forms.ChoiceField(
        label=_("Wat vraagt de nieuwe versie van wie al klaar is?"),
        choices=[(one.value, one.label) for one in (Change.LIGHT, Change.AGAIN)],
        initial=Change.LIGHT.value,
        widget=forms.RadioSelect,
    )
