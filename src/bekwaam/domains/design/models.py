"""How an activity is taught, day by day, and how something made to measure comes about.

A lesson design belongs to one version of an activity and is frozen with it by the database itself.
"""

from django.db import models
from django.db.models import Deferrable, F, Q

from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.design.enums import (
    Bringer,
    CommentState,
    Didactic,
    MaterialKind,
    Phase,
    RuleCode,
    Setting,
    TrackRole,
)
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class LessonDesign(TenantModel):
    """`revision` counts the changes, so that two editors never overwrite each other."""

    version = TenantKey(ActivityVersion, on_delete=models.CASCADE, related_name="+")
    is_blend = models.BooleanField(default=False)
    introduction = models.CharField(max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    edited_by_label = models.CharField(max_length=200, blank=True)
    edited_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "version"], name="lessondesign_once")]


class LessonDay(TenantModel):
    design = TenantKey(LessonDesign, on_delete=models.CASCADE, related_name="days")
    number = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField(default=1)
    """In which week of the activity it falls."""
    title = models.CharField(max_length=200)
    setting = models.CharField(max_length=10, choices=Setting.choices)
    starts_at = models.TimeField(null=True)
    """On the clock of the wall; parts follow each other from here."""

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "design", "number"],
                name="lessonday_number_once",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(number__gte=1, week__gte=1), name="lessonday_counts_from_one"),
        ]


class LessonPart(TenantModel):
    """`goals` are lines of the goals of the version, one per line."""

    day = TenantKey(LessonDay, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20, choices=Didactic.choices)
    is_synchronous = models.BooleanField(default=True)
    """Everybody at the same moment."""
    is_online = models.BooleanField(default=False)
    is_informal = models.BooleanField(default=False)
    led_by = models.CharField(max_length=200, blank=True)
    goals = models.TextField(blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "day", "position"],
                name="lessonpart_position_once",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="lessonpart_takes_time"),
        ]


class DayMaterial(TenantModel):
    """Something to learn with on a day: a file, a web address, or a thing that somebody brings."""

    day = TenantKey(LessonDay, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=10, choices=MaterialKind.choices)
    title = models.CharField(max_length=200)
    link = models.CharField(max_length=500, blank=True)
    file = TenantKey(StoredFile, null=True, related_name="+")
    brought_by = models.CharField(max_length=20, choices=Bringer.choices, default=Bringer.TRAINER)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=MaterialKind.FILE) | Q(file__isnull=False), name="daymaterial_file_is_there"
            ),
            models.CheckConstraint(
                condition=~Q(kind=MaterialKind.LINK) | ~Q(link=""), name="daymaterial_link_is_there"
            ),
        ]


class DesignRule(TenantModel):
    """What this academy set for one rule of lesson designs; without a row the rule is as it comes."""

    code = models.CharField(max_length=20, choices=RuleCode.choices)
    is_on = models.BooleanField()
    least = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="designrule_once")]


class LessonHour(TenantModel):
    """How many minutes a lesson hour is here."""

    minutes = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy"], name="lessonhour_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="lessonhour_takes_time"),
        ]


class DevelopmentTrack(TenantModel):
    """Something digital that is made to measure, from request to improvement."""

    title = models.CharField(max_length=200)
    question = models.TextField(blank=True)
    """What is asked for, and why."""
    owner_unit = TenantKey(OrgUnit, related_name="+")
    phase = models.CharField(max_length=20, choices=Phase.choices, default=Phase.REQUEST)
    activity = TenantKey(Activity, null=True, related_name="+")
    """What it will become or change."""
    wanted_on = models.DateField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "phase", "wanted_on"], name="track_phase")]


class TrackMember(TenantModel):
    """Somebody's part in a track; people from outside are a name only."""

    track = TenantKey(DevelopmentTrack, on_delete=models.CASCADE, related_name="members")
    person = TenantKey(Person, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=TrackRole.choices)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "track", "person", "role"], name="trackmember_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="trackmember_is_somebody"
            ),
        ]


class TrackTask(TenantModel):
    track = TenantKey(DevelopmentTrack, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=200)
    person = TenantKey(Person, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    """Who does it, when that is somebody from outside."""
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(
                fields=["academy", "due_on"], condition=Q(done_at__isnull=True), name="tracktask_to_do"
            )
        ]


class TrackRelease(TenantModel):
    """What was handed over to look at: a file or a web address, numbered within the track."""

    track = TenantKey(DevelopmentTrack, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=600, blank=True)
    link = models.CharField(max_length=500, blank=True)
    file = TenantKey(StoredFile, null=True, related_name="+")
    delivered_at = models.DateTimeField()
    delivered_by_label = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "track", "number"], name="trackrelease_number_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(link=""), name="trackrelease_is_something"
            ),
        ]


class ReviewComment(TenantModel):
    release = TenantKey(TrackRelease, on_delete=models.CASCADE, related_name="comments")
    place = models.CharField(max_length=200, blank=True)
    """Where it is seen: a screen, a minute, a page."""
    words = models.CharField(max_length=1_000)
    state = models.CharField(max_length=10, choices=CommentState.choices, default=CommentState.OPEN)
    answer = models.CharField(max_length=600, blank=True)
    person = TenantKey(Person, null=True, related_name="+")
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by_label = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommentState.OPEN, resolved_at__isnull=True)
                | Q(state=CommentState.RESOLVED, resolved_at__gte=F("written_at")),
                name="reviewcomment_resolved_whole",
            )
        ]


class TrackDecision(TenantModel):
    """What was decided in a track, by whom; never changed."""

    track = TenantKey(DevelopmentTrack, related_name="decisions")
    words = models.CharField(max_length=1_000)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()
