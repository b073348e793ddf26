"""Keys with which a feed reader asks for the offering of one person."""

from django.db import models

from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class FeedKey(TenantModel):
    """An own key of one person, for one place where the offering is shown. Only a digest is kept."""

    person = TenantKey(Person, related_name="feed_keys")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "digest"], name="feedkey_digest_once")]
        indexes = [models.Index(fields=["academy", "person"], name="feedkey_of_person")]
