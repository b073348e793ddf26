"""The portfolio meeting: who is there, what is on the agenda, how it is weighed and what is decided."""

from django.db import models
from django.db.models import Q

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio.enums import MeetingState, Outcome, RetirementState
from bekwaam.domains.portfolio.models.needs import LearningNeed
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class Criterion(TenantModel):
    """What this academy weighs a need by."""

    name = models.CharField(max_length=100)
    explanation = models.CharField(max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    is_active = models.BooleanField(default=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "name"], name="criterion_name_once"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=10), name="criterion_weight"),
        ]


class Score(TenantModel):
    need = TenantKey(LearningNeed, on_delete=models.CASCADE, related_name="scores")
    criterion = TenantKey(Criterion, on_delete=models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "need", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="score_one_to_five"),
        ]


class PortfolioMeeting(TenantModel):
    title = models.CharField(max_length=150)
    held_on = models.DateField()
    place = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=20, choices=MeetingState.choices, default=MeetingState.PLANNED)
    remark = models.CharField(max_length=2_000, blank=True)
    minutes = TenantKey(StoredFile, null=True, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "held_on"], name="portfoliomeeting_day")]


class Participant(TenantModel):
    meeting = TenantKey(PortfolioMeeting, on_delete=models.CASCADE, related_name="participants")
    person = TenantKey(Person, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "meeting", "person"], name="participant_once")
        ]


class AgendaItem(TenantModel):
    """A need, or an activity that may have had its time; with the decision once it is taken."""

    meeting = TenantKey(PortfolioMeeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    need = TenantKey(LearningNeed, null=True, related_name="items")
    activity = TenantKey(Activity, null=True, related_name="+")
    subject = models.CharField(max_length=250)
    """The words as they stood when it came on the agenda."""
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=1_000, blank=True)
    owner = TenantKey(Person, null=True, related_name="+")
    due_on = models.DateField(null=True)
    merged_with = TenantKey(LearningNeed, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by_label = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "meeting", "need"],
                condition=Q(need__isnull=False),
                name="agendaitem_need_once",
            ),
            models.UniqueConstraint(
                fields=["academy", "meeting", "activity"],
                condition=Q(activity__isnull=False),
                name="agendaitem_activity_once",
            ),
            models.CheckConstraint(
                condition=Q(need__isnull=True) | Q(activity__isnull=True), name="agendaitem_about_one_thing"
            ),
        ]
        indexes = [models.Index(fields=["academy", "meeting", "position"], name="agendaitem_order")]


class Retirement(TenantModel):
    """An activity that leaves the catalogue on a day that was told beforehand."""

    activity = TenantKey(Activity, related_name="+")
    item = TenantKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="+")
    leaves_on = models.DateField()
    reason = models.CharField(max_length=300)
    state = models.CharField(
        max_length=20, choices=RetirementState.choices, default=RetirementState.ANNOUNCED
    )
    announced_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "activity"],
                condition=Q(state=RetirementState.ANNOUNCED),
                name="retirement_one_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["academy", "state", "leaves_on"], name="retirement_due")]
