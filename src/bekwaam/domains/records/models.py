"""Who did what, and how it went: facts that are never changed, only taken back by a later one. And what people thought of it."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.people.models import Person
from bekwaam.domains.records.enums import Outcome, ReviewState
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class Result(TenantModel):
    """One outcome of one person; the database lets nobody change it.

    `person_id` is no `TenantKey`, because the rows of merged people stay as they were written; readers ask for both.
    """

    person_id = models.UUIDField()
    activity = TenantKey(Activity, related_name="+")
    version = TenantKey(ActivityVersion, null=True, related_name="+")
    label = models.CharField(max_length=200)
    """The title as it was."""
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    finished_on = models.DateField()
    minutes = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=40)
    """Which part of the product wrote it, or which system it came from."""
    reference = models.CharField(max_length=100)
    """What the source calls it; writing it twice changes nothing."""
    takes_back = TenantKey("self", null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "source", "reference"], name="result_once"),
            models.UniqueConstraint(
                fields=["academy", "takes_back"],
                condition=Q(takes_back__isnull=False),
                name="result_taken_back_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.WITHDRAWN, takes_back__isnull=False)
                | (~Q(outcome=Outcome.WITHDRAWN) & Q(takes_back__isnull=True)),
                name="result_taken_back_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "person_id", "finished_on"], name="result_of_person"),
            models.Index(fields=["academy", "activity", "person_id"], name="result_of_activity"),
        ]


class Review(TenantModel):
    """What somebody who did it thought of it; one per person and activity."""

    person = TenantKey(Person, related_name="+")
    activity = TenantKey(Activity, related_name="+")
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1_000, blank=True)
    state = models.CharField(max_length=20, choices=ReviewState.choices, default=ReviewState.SHOWN)
    written_at = models.DateTimeField()
    hidden_reason = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "activity", "person"], name="review_once"),
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="review_one_to_five_stars"),
        ]
