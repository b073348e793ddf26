"""Systems that act in their own name, and how many requests the keys of the API made in a minute."""

from django.db import models

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class ServiceIdentity(TenantModel):
    """A system of the academy, such as the roster system, with one role of its own. It never logs in."""

    name = models.CharField(max_length=100)
    role = models.CharField(max_length=30)
    unit = TenantKey(OrgUnit, null=True, related_name="+")
    """None: the whole organisation."""
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "name"], name="serviceidentity_name_once")]

    @property
    def label(self) -> str:
        return f"{self.name} (systeem)"


class ApiUse(TenantModel):
    """What one process counted for one busy key in one minute; only added to, and gone within the hour."""

    token_id = models.UUIDField()
    process_id = models.UUIDField()
    minute = models.DateTimeField()
    total = models.PositiveIntegerField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "token_id", "minute"], name="apiuse_of_minute")]
