"""The shape of what an editor types; what is allowed stands in the rules of the catalogue."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import Particulars
from bekwaam.domains.catalogue.content import LIMITS, Content
from bekwaam.domains.catalogue.enums import ApprovalRule, Form, Language, Level, Payer
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.queries.people import supplier_choices
from bekwaam.portals.backoffice.offering.fields import PastedField, RichTextField
from bekwaam.portals.shared.picking.fields import ColleagueField, PickingForm, UnitField

PERSON_HELP = _("Typ een naam of een personeelsnummer.")
UNIT_HELP = _("Typ een naam of een code.")
AREA = {"rows": 4}


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}), **options
    )


def amount(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_digits=9, decimal_places=2, localize=True, **options
    )


def line(label: Any, length: int, **options: Any) -> PastedField:
    return PastedField(label=label, max_length=length, required=options.pop("required", False), **options)


def area(label: Any, length: int, rows: int = 4, **options: Any) -> PastedField:
    return PastedField(
        label=label, max_length=length, required=False, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


class ContentForm(forms.Form):
    """What a version says, but for its picture and what it is connected with."""

    title = line(_("Titel"), 200, required=True)
    summary = area(
        _("Samenvatting"), 600, 3, help_text=_("Eén of twee zinnen. Dit staat op de kaart in het aanbod.")
    )
    goals = area(_("Leerdoelen"), LIMITS["goals"], help_text=_("Eén doel per regel: wat kun je daarna?"))
    contents = RichTextField(
        label=_("Inhoud"),
        max_length=LIMITS["contents"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "data-rich-text": True}),
        help_text=_("Plakken uit Word mag: opmaak die niet past, valt weg. De tekst blijft."),
    )
    theme_ids = forms.MultipleChoiceField(
        label=_("Thema’s"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"list_class": "bk-choices"}),
    )
    keywords = line(
        _("Zoekwoorden"), 400, help_text=_("Andere woorden waarop mensen zoeken, met komma’s ertussen.")
    )
    target_group = area(
        _("Voor wie is het bedoeld?"), 400, 3, help_text=_("In gewone woorden. Wie het ziet, regel je apart.")
    )
    level = forms.ChoiceField(label=_("Niveau"), choices=Level.choices, required=False)
    language = forms.ChoiceField(label=_("Taal"), choices=Language.choices)
    study_load_minutes = forms.IntegerField(
        label=_("Studielast in minuten"),
        min_value=0,
        max_value=600_000,
        required=False,
        help_text=_("Alle tijd die het vraagt, ook de voorbereiding."),
    )
    duration = line(_("Duur"), 100, help_text=_("Zoals: 2 dagdelen."))
    internal_price = amount(_("Prijs voor eigen medewerkers"), help_text=_("In euro’s. 0 is gratis."))
    external_price = amount(_("Prijs voor anderen"), help_text=_("In euro’s. Leeg: niet voor anderen."))
    payer = forms.ChoiceField(label=_("Wie betaalt?"), choices=Payer.choices)
    approval = forms.ChoiceField(
        label=_("Akkoord"),
        choices=ApprovalRule.choices,
        widget=forms.RadioSelect,
        help_text=_("Wie moet instemmen voordat iemand een plek krijgt?"),
    )
    approval_above = amount(
        _("Boven welk bedrag?"), help_text=_("Alleen bij akkoord boven een bedrag. In euro’s.")
    )
    supplier_id = forms.ChoiceField(label=_("Aanbieder"), required=False)
    trainer = line(_("Trainer"), 200)
    contact = line(_("Vragen naar"), 200, help_text=_("Liever een postvak van een team dan een naam."))
    link = line(_("Webadres"), 500, help_text=_("Waar de leeractiviteit staat, als dat ergens anders is."))
    certificate = line(_("Bewijs of certificaat"), 200, help_text=_("Wat je krijgt als je klaar bent."))
    certificate_months = forms.IntegerField(
        label=_("Geldig, in maanden"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Leeg: verloopt niet."),
    )
    evaluation_form = line(_("Evaluatieformulier"), 40, help_text=_("De code van het formulier."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["theme_ids"].choices = [(str(one.pk), one.name) for one in queries.themes()]  # type: ignore[attr-defined]
        self.fields["supplier_id"].choices = [("", _("Wij zelf")), *supplier_choices()]  # type: ignore[attr-defined]

    def content(self, kept: Content) -> Content:
        """What was typed, on top of what this form does not show."""
        said = dict(self.cleaned_data)
        said["theme_ids"] = tuple(UUID(one) for one in said["theme_ids"])
        said["supplier_id"] = UUID(said["supplier_id"]) if said["supplier_id"] else None
        said["internal_price"] = said["internal_price"] or 0
        return replace(kept, **said)


SECTIONS = (
    (_("Wat"), ("title", "summary", "goals", "contents", "theme_ids", "keywords")),
    (
        _("Voor wie bedoeld"),
        ("target_group", "level", "language", "study_load_minutes", "duration"),
    ),
    (
        _("Kosten en akkoord"),
        ("internal_price", "external_price", "payer", "approval", "approval_above"),
    ),
    (_("Wie geeft het"), ("supplier_id", "trainer", "contact", "link")),
    (_("Bewijs"), ("certificate", "certificate_months", "evaluation_form")),
)


def sections_of(form: forms.Form) -> Iterable[tuple[Any, list[list[Any]]]]:
    """Per section its fields, those that are short side by side."""
    return [(title, _rows(form, names)) for title, names in SECTIONS]


def _rows(form: forms.Form, names: Iterable[str]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for name in names:
        if name in SIDE_BY_SIDE and rows and rows[-1][-1].name in SIDE_BY_SIDE:
            rows[-1].append(form[name])
        else:
            rows.append([form[name]])
    return rows


SIDE_BY_SIDE = {
    "level", "language", "study_load_minutes", "duration", "internal_price", "external_price", "payer",
    "supplier_id", "trainer", "contact", "certificate", "certificate_months", "evaluation_form",
}  # fmt: skip


def initial_of(content: Content) -> dict[str, Any]:
    values = content.columns()
    values["theme_ids"] = [str(one) for one in content.theme_ids]
    values["supplier_id"] = str(content.supplier_id or "")
    return values


class ParticularsForm(PickingForm):
    code = line(_("Code"), 40, required=True, help_text=_("Kort en uniek, zoals: AVG-01."))
    form = forms.ChoiceField(label=_("Werkvorm"), choices=Form.choices)
    owner_unit = UnitField(label=_("Van welk onderdeel is het?"), help_text=UNIT_HELP)
    publish_from = day_field(_("In het aanbod vanaf"), help_text=_("Leeg: zodra het is gepubliceerd."))
    publish_until = day_field(_("In het aanbod tot en met"), help_text=_("Leeg: tot je het archiveert."))
    keeper = ColleagueField(
        label=_("Wie houdt het actueel?"),
        required=False,
        help_text=_("Krijgt bericht als de inhoud nagekeken moet worden. Typ een naam of een nummer."),
    )
    review_on = day_field(_("Nakijken op"), help_text=_("Dan vragen we of de inhoud nog klopt."))

    def particulars(self) -> Particulars:
        said = self.cleaned_data
        return Particulars(
            code=said["code"],
            form=said["form"],
            owner_unit_id=said["owner_unit"].pk,
            publish_from=said["publish_from"],
            publish_until=said["publish_until"],
            keeper_id=said["keeper"].pk if said["keeper"] else None,
            review_on=said["review_on"],
        )


def initial_particulars(activity: Activity) -> dict[str, Any]:
    names = ("code", "form", "owner_unit", "publish_from", "publish_until", "keeper", "review_on")
    return {name: getattr(activity, name) for name in names}


class NewActivityForm(PickingForm):
    title = line(_("Titel"), 200, required=True)
    form = forms.ChoiceField(label=_("Werkvorm"), choices=Form.choices)
    code = line(_("Code"), 40, required=True, help_text=_("Kort en uniek, zoals: AVG-01."))
    owner_unit = UnitField(label=_("Van welk onderdeel is het?"), help_text=UNIT_HELP)


class CopyForm(PickingForm):
    title = line(_("Titel"), 200, required=True)
    code = line(_("Nieuwe code"), 40, required=True)
    owner_unit = UnitField(label=_("Van welk onderdeel is het?"), help_text=UNIT_HELP)
