"""A round in which units say what they need to learn, and which units were asked."""

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class NeedRound(TenantModel):
    name = models.CharField(max_length=150)
    explanation = models.CharField(max_length=1_000, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    invited_at = models.DateTimeField(null=True)
    """When those who fill it in were told; empty until it opens."""
    reminded_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "name"], name="needround_name_once"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="needround_closes_after_opening"
            ),
        ]
        indexes = [models.Index(fields=["academy", "closes_on"], name="needround_closing")]


class RoundUnit(TenantModel):
    """A unit that was asked. It may also answer that it needs nothing."""

    round = TenantKey(NeedRound, on_delete=models.CASCADE, related_name="units")
    unit = TenantKey(OrgUnit, related_name="+")
    needs_nothing_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "round", "unit"], name="roundunit_once")]


class RoundQuestion(TenantModel):
    """Something this round asks about each need, beside what is always asked."""

    round = TenantKey(NeedRound, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "round", "position"], name="roundquestion_once")
        ]
