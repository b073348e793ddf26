"""The shape of a request, of a decision about it, and of an answer."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.enums import Form as WorkForm
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.offcatalogue.actions import Wanted
from bekwaam.domains.offcatalogue.enums import Outcome, Vat
from bekwaam.domains.offcatalogue.rules import FILE_RULE, TEXT_LENGTH
from bekwaam.domains.people.models import Employment, Person
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.picking.fields import PickingForm, SkillField, UnitField

Choices = list[tuple[str, str]]
AGREE, ASK, REFUSE = "akkoord", "vraag", "afwijzen"


class Cost(AmountField):
    """An empty field is nothing."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, max_value=999_999)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value) or Decimal(0)


def words_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=TEXT_LENGTH, widget=forms.Textarea, help_text=help_text
    )


class RequestForm(PickingForm):
    use_required_attribute = False

    title = forms.CharField(
        label=_("Wat wil je doen?"),
        max_length=200,
        help_text=_("De naam van de opleiding, training, dag of het boek."),
    )
    provider = forms.CharField(
        label=_("Bij wie of waar?"),
        max_length=200,
        required=False,
        help_text=_("De aanbieder en de plaats, of online."),
    )
    link = forms.URLField(
        label=_("Webadres met meer uitleg"), max_length=500, required=False, assume_scheme="https"
    )
    form = forms.ChoiceField(label=_("Werkvorm"), required=False)
    theme = forms.ChoiceField(label=_("Thema"), required=False)
    starts_on = forms.DateField(
        label=_("Eerste dag"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("Laatste dag"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    course_cost = Cost(_("Opleiding of deelname (€)"))
    travel_cost = Cost(_("Reis en verblijf (€)"))
    other_cost = Cost(_("Andere kosten, zoals boeken of examen (€)"))
    vat = forms.ChoiceField(label=_("Btw"), choices=Vat.choices, initial=Vat.INCLUDED.value)
    motive = words_field(_("Waarom wil je dit?"), help_text=_("Wat heeft je werk eraan?"))
    skill = SkillField(
        label=_("Welke skill wordt hiermee beter?"),
        required=False,
        help_text=_("Typ een deel van de naam. Staat hij er niet bij? Laat dit leeg."),
    )
    goal = words_field(_("Wat kun je daarna?"), required=False, help_text=_("In je eigen woorden."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        shelves = [(str(theme.pk), theme.name) for theme in themes()]
        self.fields["theme"].choices = [("", _("Weet ik niet")), *shelves]  # type: ignore[attr-defined]
        self.fields["form"].choices = [("", _("Weet ik niet")), *WorkForm.choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Only of a valid form."""
        said = dict(self.cleaned_data)
        names = set(Wanted.__dataclass_fields__) - {"theme_id", "skill_id"}
        skill_id = said["skill"].pk if said["skill"] else None
        return Wanted(
            **{name: said[name] for name in names}, theme_id=said["theme"] or None, skill_id=skill_id
        )


class DraftForm(RequestForm):
    """One that is there already; `turn` says how it stood when it was opened."""

    turn = forms.IntegerField(widget=forms.HiddenInput)


class NewRequestForm(RequestForm):
    """For oneself, or for somebody of the team."""

    person = forms.ChoiceField(label=_("Voor wie is dit?"))
    job = forms.ChoiceField(label=_("Voor welk werk?"))
    attachment = forms.FileField(
        label=_("Bijlage"),
        required=False,
        help_text=_("Bijvoorbeeld een offerte of programma. PDF, Word, Excel of een foto, hooguit 10 MB."),
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Of this one form, so that a button that is pressed twice makes one request."""
    field_order = ("person", "job")

    def __init__(
        self, *args: Any, me: Person, team: list[Person], jobs: list[Employment], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._choose(
            "person", [(str(me.pk), _("Voor mijzelf")), *((str(each.pk), each.full_name) for each in team)]
        )
        self._choose("job", [(job.number, _job_words(job)) for job in jobs])

    def _choose(self, name: str, choices: list[Any]) -> None:
        """A question with one answer is not asked."""
        if len(choices) > 1:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean_attachment(self) -> Any:
        return _safe(self.cleaned_data["attachment"])


def _job_words(job: Employment) -> str:
    return " · ".join(part for part in (job.function.name if job.function else "", job.unit.name) if part)


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Nog een bijlage"), help_text=_("PDF, Word, Excel of een foto, hooguit 10 MB.")
    )

    def clean_file(self) -> Any:
        return _safe(self.cleaned_data["file"])


def _safe(file: Any) -> Any:
    """Judged by what is in it; the sentence says what to do."""
    if not file:
        return None
    decision = check_upload(file, FILE_RULE)
    if not decision.allowed:
        raise ValidationError(gettext(decision.template) % decision.facts, code=decision.reason)
    return file


class AnswerForm(RequestForm):
    """The answer first; what is asked can be changed with it."""

    words = words_field(_("Je antwoord"))
    turn = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("words",)


class PlainAnswerForm(forms.Form):
    """For the person it is about, when a manager asked."""

    use_required_attribute = False
    words = words_field(_("Je antwoord"))
    turn = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    use_required_attribute = False

    verdict = forms.ChoiceField(
        label=_("Wat vind je?"),
        widget=forms.RadioSelect,
        choices=[
            (AGREE, _("Akkoord: de aanvraag gaat verder")),
            (ASK, _("Ik heb eerst een vraag")),
            (REFUSE, _("Ik wijs de aanvraag af")),
        ],
    )
    words = words_field(
        _("Toelichting"),
        required=False,
        help_text=_("Nodig bij een vraag en bij afwijzen. De aanvrager leest dit."),
    )
    turn = forms.IntegerField(widget=forms.HiddenInput)


class ClosingForm(PickingForm):
    use_required_attribute = False

    verdict = forms.ChoiceField(
        label=_("Wat gebeurt er met deze aanvraag?"),
        widget=forms.RadioSelect,
        choices=[*Outcome.choices, (ASK, _("Ik heb eerst een vraag")), (REFUSE, _("Ik wijs de aanvraag af"))],
    )
    activity = forms.ChoiceField(
        label=_("Bestaand aanbod"), required=False, help_text=_("Alleen als het er al is.")
    )
    owner = UnitField(
        label=_("Van welk onderdeel wordt het concept?"),
        required=False,
        help_text=_("Alleen bij toevoegen aan het aanbod."),
    )
    words = words_field(
        _("Toelichting"),
        required=False,
        help_text=_("Nodig bij een vraag en bij afwijzen. De aanvrager leest dit."),
    )
    turn = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, similar: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["activity"].choices = [("", _("Geen")), *similar]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    words = words_field(_("Waarom?"), required=False)
