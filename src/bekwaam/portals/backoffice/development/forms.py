"""The forms of a development track. They judge shape only."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.design.actions.releases import WantedRelease
from bekwaam.domains.design.actions.tracks import WantedTrack
from bekwaam.domains.design.actions.work import WantedTask
from bekwaam.domains.design.enums import TrackRole
from bekwaam.domains.design.rules import FILE_RULE
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.portals.shared.picking.fields import ColleagueField, PickingForm, UnitField


def a_day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class TrackForm(PickingForm):
    title = forms.CharField(label=_("Wat wordt er ontwikkeld"), max_length=200)
    question = forms.CharField(
        label=_("De vraag"),
        help_text=_("Wat moet het oplossen, en voor wie?"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    unit = UnitField(label=_("Onderdeel dat het aanbiedt"))
    wanted_on = a_day(_("Klaar op"))
    activity = forms.CharField(
        label=_("Code van de leeractiviteit"),
        help_text=_("De activiteit die het wordt of die erdoor verandert."),
        max_length=40,
        required=False,
    )

    def __init__(self, *arguments: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*arguments, actor=actor, **options)
        self.actor = actor

    def clean_activity(self) -> Any:
        code = self.cleaned_data["activity"].strip()
        if not code:
            return None
        found = managed_activities(self.actor).filter(code=code).first()
        if found is None:
            raise ValidationError(_("In je aanbod staat geen leeractiviteit met deze code."))
        return found

    def wanted(self) -> WantedTrack:
        """Only of a valid form."""
        chosen = self.cleaned_data
        return WantedTrack(
            title=chosen["title"],
            question=chosen["question"],
            owner_unit_id=chosen["unit"].pk,
            wanted_on=chosen["wanted_on"],
            activity_id=chosen["activity"].pk if chosen["activity"] else None,
        )


class TaskForm(PickingForm):
    title = forms.CharField(label=_("Wat is er te doen"), max_length=200)
    person = ColleagueField(label=_("Wie doet het"), required=False)
    name = forms.CharField(label=_("Of iemand van buiten"), max_length=200, required=False)
    due_on = a_day(_("Klaar op"))

    def wanted(self) -> WantedTask:
        return WantedTask(**self.cleaned_data)


class MemberForm(PickingForm):
    person = ColleagueField(label=_("Collega"), required=False)
    name = forms.CharField(label=_("Of iemand van buiten"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Rol in het traject"), choices=TrackRole.choices)


class DecisionForm(forms.Form):
    words = forms.CharField(
        label=_("Wat is er besloten"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    decided_by = forms.CharField(label=_("Door wie"), max_length=200)
    decided_on = a_day(_("Op welke dag"), required=True)


class ReleaseForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"), help_text=_("Document, foto, video of zip, hooguit 25 MB."), required=False
    )
    link = forms.CharField(label=_("Of een webadres"), max_length=500, required=False)
    note = forms.CharField(
        label=_("Wat is er nieuw"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    asks_review = forms.BooleanField(
        label=_("Vraag de beoordelaars om te kijken"), required=False, initial=True
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        decision = check_upload(file, FILE_RULE) if file else None
        if decision is not None and not decision.allowed:
            raise ValidationError(gettext(decision.template) % decision.facts, code=decision.reason)
        return file

    def wanted(self) -> WantedRelease:
        """Only of a valid form."""
        file = self.cleaned_data["file"]
        return WantedRelease(**{**self.cleaned_data, "file_name": file.name if file else ""})


class CommentForm(forms.Form):
    words = forms.CharField(
        label=_("Wat valt je op"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.CharField(
        label=_("Waar"),
        help_text=_("Bijvoorbeeld scherm 3, of minuut 2."),
        max_length=200,
        required=False,
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Wat is ermee gedaan"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
