"""Large exports: who asked for what, how far it came, and the file for as long as it is kept."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel
from bekwaam.reporting.exports.enums import OPEN_STATES, Format, RunState


class ExportRun(TenantModel):
    list_name = models.CharField(max_length=40)
    format = models.CharField(max_length=4, choices=Format.choices)
    filters = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    """Of list, format and filters: the same wish twice is one run for as long as it is underway."""
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    asker_id = models.UUIDField()
    asker_label = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    stored = TenantKey(StoredFile, null=True, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "asker_id", "fingerprint"],
                condition=Q(state__in=OPEN_STATES),
                name="exportrun_one_underway",
            )
        ]
        indexes = [models.Index(fields=["academy", "asker_id", "-asked_at"], name="exportrun_of_asker")]
