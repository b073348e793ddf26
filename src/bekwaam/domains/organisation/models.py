"""The organisation as a tree with history.

A unit is an identity with a code. What it is called, where it hangs, who leads it and what it costs stand in
dated versions. The columns of today's version are repeated on the unit, and the tree of today is kept as a
closure, so that "this unit and all below" is one join. Leaders are known by personnel number only: people are
a floor higher.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class UnitKind(TenantModel):
    """A level of the tree as this academy names it: domein, directie, afdeling, team."""

    code = models.CharField(max_length=30)
    label = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="unitkind_code_once")]


class CostCentre(TenantModel):
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="costcentre_code_once")]


class OrgUnit(TenantModel):
    code = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    name = models.CharField(max_length=200)
    kind = TenantKey(UnitKind, related_name="+")
    parent = TenantKey("self", null=True, related_name="children")
    cost_centre = TenantKey(CostCentre, null=True, related_name="+")
    leader_number = models.CharField(max_length=40, blank=True)
    is_current = models.BooleanField(default=True)
    sort_key = models.CharField(max_length=250)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "code"], name="orgunit_code_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="orgunit_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["academy", "is_current", "sort_key"], name="orgunit_current")]


class OrgUnitVersion(TenantModel):
    """What was true of a unit from one day to another; periods of one unit never overlap."""

    unit = TenantKey(OrgUnit, on_delete=models.CASCADE, related_name="versions")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    name = models.CharField(max_length=200)
    kind = TenantKey(UnitKind, related_name="+")
    parent = TenantKey(OrgUnit, null=True, related_name="+")
    cost_centre = TenantKey(CostCentre, null=True, related_name="+")
    leader_number = models.CharField(max_length=40, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="unitversion_ends_after_start",
            ),
            ExclusionConstraint(
                name="unitversion_no_overlap",
                expressions=[
                    (F("academy_id"), RangeOperators.EQUAL),
                    (F("unit_id"), RangeOperators.EQUAL),
                    (
                        Func(F("valid_from"), F("valid_until"), models.Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


class OrgUnitAncestor(TenantModel):
    """The closure of today's tree: each unit with itself (depth 0) and every unit above it."""

    unit = TenantKey(OrgUnit, on_delete=models.CASCADE, related_name="ancestor_links")
    ancestor = TenantKey(OrgUnit, on_delete=models.CASCADE, related_name="descendant_links")
    depth = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "ancestor", "unit"], name="ancestor_pair_once")
        ]
