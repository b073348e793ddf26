"""The only tables that two academies look at: what one offers and to whom, who took it over, and the seats asked for.

They hold no person and no key into anybody's own tables: ids of the other side are plain values. Row-level security
shows an offer to its owner and to those it is meant for, of its targets each academy its own line only, a takeover and a claim to its two sides and to nobody else.
"""

from django.db import models

from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.domains.tenancy.models import Academy
from bekwaam.kernel.ids import new_id


class SharedOffer(models.Model):
    """An activity that an academy offers to others, as a sheet that says all they need."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    activity_id = models.UUIDField()
    state = models.CharField(max_length=20, choices=OfferState.choices, default=OfferState.OFFERED)
    is_for_all = models.BooleanField(default=False)
    price = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    conditions = models.CharField(max_length=2_000, blank=True)
    seats_per_academy = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=200)
    sheet = models.JSONField()
    sheet_digest = models.CharField(max_length=64)
    change = models.CharField(max_length=10)
    version_number = models.PositiveSmallIntegerField()
    again_number = models.PositiveSmallIntegerField(default=0)
    """The newest version that asks everybody to do it again."""
    revision = models.PositiveIntegerField(default=1)
    offered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_academy", "activity_id"], name="sharedoffer_once"),
            models.UniqueConstraint(fields=["id", "from_academy"], name="sharedoffer_of_academy"),
        ]

    def __str__(self) -> str:
        return f"SharedOffer {self.pk}"


class OfferTarget(models.Model):
    """That an offer is meant for this academy; who else it is meant for stands in rows that it does not see."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(
        SharedOffer, on_delete=models.PROTECT, related_name="targets", db_constraint=False
    )
    from_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    for_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "for_academy"], name="offertarget_once"),
        ]

    def __str__(self) -> str:
        return f"OfferTarget {self.pk}"


class Takeover(models.Model):
    """That another academy has this activity in its own catalogue, under its own rules."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(
        SharedOffer, on_delete=models.PROTECT, related_name="takeovers", db_constraint=False
    )
    from_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    by_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    activity_id = models.UUIDField()
    """Of the academy that took it over; says nothing to the other."""
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=TakeoverState.choices, default=TakeoverState.TAKEN)
    followed_digest = models.CharField(max_length=64)
    followed_number = models.PositiveSmallIntegerField(default=0)
    followed_revision = models.PositiveIntegerField(default=1)
    taken_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "by_academy"], name="takeover_once"),
        ]

    def __str__(self) -> str:
        return f"Takeover {self.pk}"


class SeatClaim(models.Model):
    """Seats in a run that another academy asks for; they are counted where the activity lives. No names."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    takeover = models.ForeignKey(
        Takeover, on_delete=models.PROTECT, related_name="claims", db_constraint=False
    )
    from_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    by_academy = models.ForeignKey(Academy, on_delete=models.PROTECT, related_name="+")
    run_id = models.UUIDField()
    """Of the academy that offers, as its sheet names it."""
    seats = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=ClaimState.choices, default=ClaimState.ASKED)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(seats__gte=1), name="claim_asks_something")]

    def __str__(self) -> str:
        return f"SeatClaim {self.pk}"
