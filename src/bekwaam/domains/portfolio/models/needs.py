"""A learning need of a unit, what became of it, and every step in between."""

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.catalogue.models import Activity, Theme
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio.enums import NeedState, Priority, Source
from bekwaam.domains.portfolio.models.rounds import NeedRound, RoundQuestion
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class LearningNeed(TenantModel):
    """`revision` counts the changes, so that two people never overwrite each other."""

    round = TenantKey(NeedRound, null=True, related_name="needs")
    unit = TenantKey(OrgUnit, related_name="+")
    title = models.CharField(max_length=200)
    goal = models.CharField(max_length=1_000, blank=True)
    theme = TenantKey(Theme, null=True, related_name="+")
    skill = TenantKey(Skill, null=True, related_name="+")
    skill_words = models.CharField(max_length=200, blank=True)
    """In the words of who asks, when the framework has no skill that fits."""
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.MIDDLE)
    people_count = models.PositiveIntegerField(null=True)
    budget = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    wanted_by = models.DateField(null=True)
    remark = models.CharField(max_length=1_000, blank=True)
    state = models.CharField(max_length=20, choices=NeedState.choices, default=NeedState.DRAFT)
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.ROUND)
    brought_by = TenantKey(Person, null=True, related_name="+")
    merged_into = TenantKey("self", null=True, related_name="merged_needs")
    activity = TenantKey(Activity, null=True, related_name="+")
    """What the decision led to."""
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="learningneed_not_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(skill__isnull=True) | Q(skill_words=""), name="learningneed_one_skill"
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "state", "-changed_at"], name="learningneed_state"),
            models.Index(fields=["academy", "unit", "state"], name="learningneed_of_unit"),
        ]


class NeedAnswer(TenantModel):
    need = TenantKey(LearningNeed, on_delete=models.CASCADE, related_name="answers")
    question = TenantKey(RoundQuestion, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=1_000)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "need", "question"], name="needanswer_once")
        ]


class NeedStep(TenantModel):
    """Something that happened to a need, in words its unit may read; never changed."""

    need = TenantKey(LearningNeed, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=NeedState.choices)
    note = models.CharField(max_length=600, blank=True)
    made_by_label = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
