"""Suppliers and contracts: lots, price agreements, documents and the day before which notice must be given."""

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person, Supplier
from bekwaam.domains.portfolio.enums import PriceBasis
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class SupplierProfile(TenantModel):
    """What the contract register knows of a supplier, beside its code and name."""

    supplier = TenantKey(Supplier, related_name="+")
    chamber_number = models.CharField(max_length=20, blank=True)
    contact_name = models.CharField(max_length=150, blank=True)
    contact_email = models.CharField(max_length=254, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=1_000, blank=True)
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "supplier"], name="supplierprofile_once")]


class Contract(TenantModel):
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    supplier = TenantKey(Supplier, related_name="+")
    owner_unit = TenantKey(OrgUnit, null=True, related_name="+")
    """Whose contract it is; empty for the whole organisation."""
    owner = TenantKey(Person, null=True, related_name="+")
    """Who minds it."""
    starts_on = models.DateField()
    ends_on = models.DateField()
    notice_on = models.DateField(null=True)
    """The last day to say that it will not go on."""
    extensions = models.PositiveSmallIntegerField(default=0)
    """How many options to extend are left."""
    extension_months = models.PositiveSmallIntegerField(default=12)
    ceiling = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    remark = models.CharField(max_length=1_000, blank=True)
    warned_on = models.DateField(null=True)
    """The notice day for which a warning went out, so that it goes once."""
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "number"], name="contract_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="contract_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(notice_on__lte=F("ends_on")),
                name="contract_notice_before_end",
            ),
        ]
        indexes = [models.Index(fields=["academy", "ends_on"], name="contract_end")]


class ContractLot(TenantModel):
    contract = TenantKey(Contract, on_delete=models.CASCADE, related_name="lots")
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "contract", "number"], name="contractlot_once")
        ]


class ContractPrice(TenantModel):
    """A price that was agreed, for one activity or for a work form, in a period."""

    contract = TenantKey(Contract, on_delete=models.CASCADE, related_name="prices")
    lot = TenantKey(ContractLot, null=True, related_name="+")
    activity = TenantKey(Activity, null=True, related_name="+")
    form = models.CharField(max_length=20, choices=Form.choices, blank=True)
    label = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=9, decimal_places=2)
    basis = models.CharField(max_length=10, choices=PriceBasis.choices, default=PriceBasis.PERSON)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="contractprice_until_after_from",
            )
        ]


class ContractDocument(TenantModel):
    contract = TenantKey(Contract, on_delete=models.CASCADE, related_name="documents")
    stored = TenantKey(StoredFile, related_name="+")
    title = models.CharField(max_length=200)
    added_at = models.DateTimeField()
