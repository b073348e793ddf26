"""Academies, the hosts that lead to them, their settings, and the files they own."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.tenancy.scoped import TenantModel
from bekwaam.kernel.ids import new_id


class Academy(models.Model):
    """One organisation on this installation. Readable by all: it holds a name and nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=63, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AcademyHost(models.Model):
    """A host name that leads to an academy, stored in lower case without a port."""

    host = models.CharField(primary_key=True, max_length=253)
    academy = models.ForeignKey(Academy, on_delete=models.CASCADE, related_name="hosts")
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["academy"], condition=Q(is_primary=True), name="one_primary_host_per_academy"
            )
        ]

    def __str__(self) -> str:
        return self.host


class AcademySettings(TenantModel):
    """What an academy's own administrators set: names, theme, switched-on modules, rules of the house."""

    display_name = models.CharField(max_length=100, default="Leerplein")
    theme = models.JSONField(default=dict)
    theme_digest = models.CharField(max_length=16, blank=True)
    logo_digest = models.CharField(max_length=64, blank=True)
    modules = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy"], name="one_settings_per_academy")]


class StoredFile(TenantModel):
    """A file of this academy; its bytes lie in the file store under their digest."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    purpose = models.CharField(max_length=50)
    owner_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "sha256"], name="storedfile_digest")]
