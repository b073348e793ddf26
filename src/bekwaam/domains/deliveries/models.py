"""What came in from outside: each delivery with its report, and the saved mappings of columns to fields."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class ImportMapping(TenantModel):
    """Which column of a supplier's file fills which field; the default one is used without asking."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    mapping = models.JSONField()
    is_default = models.BooleanField(default=False)
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "kind", "name"], name="importmapping_name_once"),
            models.UniqueConstraint(
                fields=["academy", "kind"],
                condition=Q(is_default=True),
                name="importmapping_one_default",
            ),
        ]


class ImportRun(TenantModel):
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=20, choices=RunSource.choices)
    state = models.CharField(max_length=20, choices=RunState.choices, default=RunState.READ)
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    file_size = models.PositiveBigIntegerField()
    stored = TenantKey(StoredFile, null=True, related_name="+")
    """The bytes, for as long as they are kept."""
    is_large = models.BooleanField(default=False)
    """Read and carried out by a worker, as far as its rows say."""
    busy_since = models.DateTimeField(null=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(null=True)
    mapping_name = models.CharField(max_length=80, blank=True)
    counts = models.JSONField(default=dict)
    report = models.JSONField(null=True)
    plan_digest = models.CharField(max_length=64, blank=True)
    """What would be written, in short; carried out only when planning again gives the same."""
    sentence = models.CharField(max_length=600, blank=True)
    started_by_id = models.UUIDField(null=True)
    started_by_label = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    previewed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    confirmed_by_label = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["academy", "-started_at"], name="importrun_recent"),
            models.Index(fields=["academy", "kind", "-started_at"], name="importrun_of_kind"),
        ]
