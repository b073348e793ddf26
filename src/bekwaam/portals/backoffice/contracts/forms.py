"""The shapes of a contract and what hangs on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.portfolio.enums import PriceBasis
from bekwaam.domains.portfolio.models import ContractLot
from bekwaam.domains.portfolio.queries.contracts import suppliers
from bekwaam.domains.portfolio.rules.contracts import DOCUMENT, ContractDetails, PriceDetails
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.portfolio.forms import TEXT, Choices, day_field
from bekwaam.portals.shared.amounts import AmountField
from bekwaam.portals.shared.picking.fields import PersonField, PickingForm, UnitField


class ContractForm(PickingForm):
    use_required_attribute = False

    number = forms.CharField(label=_("Contractnummer"), max_length=40)
    title = forms.CharField(label=_("Waarover gaat het?"), max_length=200)
    supplier = forms.ChoiceField(label=_("Leverancier"))
    owner_unit = UnitField(
        label=_("Van welk onderdeel?"), required=False, help_text=_("Laat leeg voor de hele organisatie.")
    )
    owner = PersonField(
        label=_("Wie beheert het?"), required=False, help_text=_("Krijgt een bericht voor de opzegdag.")
    )
    starts_on = day_field(_("Eerste dag"))
    ends_on = day_field(_("Laatste dag"))
    notice_on = day_field(_("Laatste dag om op te zeggen"), required=False)
    extensions = forms.IntegerField(
        label=_("Hoe vaak mag je verlengen?"), min_value=0, max_value=20, initial=0
    )
    extension_months = forms.IntegerField(
        label=_("Met hoeveel maanden per keer?"), min_value=1, max_value=120, initial=12
    )
    ceiling = AmountField(label=_("Hoogste bedrag in euro"), max_digits=12, required=False)
    remark = forms.CharField(label=_("Opmerking"), max_length=1_000, required=False, widget=TEXT)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["supplier"].choices = [  # type: ignore[attr-defined]
            ("", _("Kies een leverancier")), *((str(each.pk), each.name) for each in suppliers())
        ]  # fmt: skip

    def details(self) -> ContractDetails:
        said = dict(self.cleaned_data)
        said.pop("revision", None)
        owner, unit, supplier = (said.pop(name) for name in ("owner", "owner_unit", "supplier"))
        return ContractDetails(
            **{**said, "supplier_id": parse_id(supplier)},
            owner_id=owner.pk if owner else None,
            owner_unit_id=unit.pk if unit else None,
        )


class ExtendForm(forms.Form):
    ends_on = day_field(_("Nieuwe laatste dag"))
    notice_on = day_field(_("Nieuwe laatste dag om op te zeggen"), required=False)


class LotForm(forms.Form):
    number = forms.CharField(label=_("Nummer"), max_length=20)
    name = forms.CharField(label=_("Naam"), max_length=200)


class PriceForm(forms.Form):
    label = forms.CharField(label=_("Waarvoor?"), max_length=200)
    price = AmountField(label=_("Prijs in euro"))
    basis = forms.ChoiceField(label=_("Per"), choices=PriceBasis.choices)
    valid_from = day_field(_("Vanaf"))
    valid_until = day_field(_("Tot en met"), required=False)
    lot = forms.ChoiceField(label=_("Perceel"), required=False)
    activity = forms.ChoiceField(label=_("Leeractiviteit"), required=False)
    form = forms.ChoiceField(label=_("Werkvorm"), required=False)

    def __init__(self, *args: Any, lots: list[ContractLot], activities: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(lot.pk), f"{lot.number} {lot.name}") for lot in lots]
        self.fields["lot"].choices = [("", _("Hele contract")), *named]  # type: ignore[attr-defined]
        self.fields["activity"].choices = [("", _("Geen")), *activities]  # type: ignore[attr-defined]
        self.fields["form"].choices = [("", _("Alle werkvormen")), *Form.choices]  # type: ignore[attr-defined]

    def details(self) -> PriceDetails:
        said = dict(self.cleaned_data)
        lot, activity = said.pop("lot"), said.pop("activity")
        return PriceDetails(**said, lot_id=parse_id(lot), activity_id=parse_id(activity))


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Wat is het?"), max_length=200, required=False)
    file = forms.FileField(
        label=_("Bestand"), help_text=_("PDF, Word, Excel, OpenDocument of een afbeelding, hooguit 20 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        decision = check_upload(file, DOCUMENT)
        if not decision.allowed:
            raise forms.ValidationError(gettext(decision.template) % decision.facts)
        return file


class SupplierForm(forms.Form):
    chamber_number = forms.CharField(label=_("KvK-nummer"), max_length=20, required=False)
    contact_name = forms.CharField(label=_("Contactpersoon"), max_length=150, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    contact_phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    remark = forms.CharField(label=_("Opmerking"), max_length=1_000, required=False, widget=TEXT)
