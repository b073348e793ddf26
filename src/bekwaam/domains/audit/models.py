"""Facts that happened, kept apart from the rows they are about, and the seals that chain them.

Nothing here points to a person or a thing by foreign key: a fact outlives them. Both tables are append-only
for the product's own database role.
"""

from django.db import models

from bekwaam.domains.tenancy.scoped import TenantModel

START = "0" * 64
"""The hash before the first seal."""
SEALED_FIELDS = (
    "id",
    "at",
    "verb",
    "actor_id",
    "actor_label",
    "on_behalf_of_id",
    "on_behalf_of_label",
    "channel",
    "subject_type",
    "subject_id",
    "subject_label",
    "unit_id",
    "before",
    "after",
    "request_id",
)


class AuditFact(TenantModel):
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor_id = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=200)
    on_behalf_of_id = models.UUIDField(null=True)
    on_behalf_of_label = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=20)
    subject_type = models.CharField(max_length=50)
    subject_id = models.UUIDField(null=True)
    subject_label = models.CharField(max_length=250)
    unit_id = models.UUIDField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    request_id = models.CharField(max_length=40, blank=True)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["academy", "-at", "-id"], name="auditfact_recent"),
            models.Index(fields=["academy", "subject_id", "-at"], name="auditfact_subject"),
            models.Index(fields=["academy", "actor_id", "-at"], name="auditfact_actor"),
        ]


class AuditSeal(TenantModel):
    """The place of one fact in the chain of its academy."""

    number = models.BigIntegerField()
    fact_id = models.UUIDField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "number"], name="seal_number_once"),
            models.UniqueConstraint(fields=["academy", "fact_id"], name="seal_fact_once"),
        ]


class AuditAnchor(TenantModel):
    """Where the chain starts after its oldest part was removed: the last seal that went, and how far back facts were kept."""

    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    facts = models.BigIntegerField()
    kept_since = models.DateTimeField()
    removed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "number"], name="anchor_number_once")]


class AuditCheck(TenantModel):
    """One verification of the whole chain, and what it found."""

    checked_at = models.DateTimeField()
    rows = models.BigIntegerField()
    head = models.CharField(max_length=64)
    broken_at = models.BigIntegerField(null=True)
    fault = models.CharField(max_length=30, blank=True)
    unsealed = models.BigIntegerField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "-checked_at"], name="auditcheck_recent")]

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None
