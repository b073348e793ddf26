"""The offering: activities, their versions, whom they are for, and when they are given.

An activity is the identity that everything refers to. What it says stands in numbered versions; once published, a
version is frozen by the database itself. Whom an activity is for does not belong to a version: rights change at once.
"""

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.catalogue.enums import (
    ActivityState,
    ApprovalRule,
    BulkKind,
    Change,
    Dimension,
    Effect,
    Form,
    Language,
    Level,
    LinkKind,
    Payer,
    RunState,
    VersionState,
)
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Function, Person, Supplier
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class Theme(TenantModel):
    """A shelf of the catalogue."""

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="theme_code_once")]


class Activity(TenantModel):
    """Something to learn from or with, whatever its form, owned by one unit; it keeps its id through all versions."""

    code = models.CharField(max_length=40)
    owner_unit = TenantKey(OrgUnit, related_name="+")
    form = models.CharField(max_length=20, choices=Form.choices)
    state = models.CharField(max_length=20, choices=ActivityState.choices, default=ActivityState.CONCEPT)
    is_open = models.BooleanField(default=True)
    """Nobody is left out unless a policy hides it: there is no policy that shows it."""
    is_open_to_book = models.BooleanField(default=True)
    published = TenantKey("ActivityVersion", null=True, related_name="+")
    publish_from = models.DateField(null=True)
    publish_until = models.DateField(null=True)
    keeper = TenantKey(Person, null=True, related_name="+")
    """Who sees to it that the content stays right."""
    review_on = models.DateField(null=True)
    is_from_elsewhere = models.BooleanField(default=False)
    """Another academy offers it: its words and dates come from there and are not changed here."""
    rating_sum = models.PositiveIntegerField(default=0)
    rating_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "code"], name="activity_code_once"),
            models.CheckConstraint(
                condition=~Q(state=ActivityState.PUBLISHED) | Q(published__isnull=False),
                name="activity_published_has_version",
            ),
            models.CheckConstraint(
                condition=Q(publish_from__isnull=True)
                | Q(publish_until__isnull=True)
                | Q(publish_until__gte=F("publish_from")),
                name="activity_until_after_from",
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "state", "code"], name="activity_state"),
            models.Index(fields=["academy", "review_on"], name="activity_review"),
        ]


class ActivityVersion(TenantModel):
    """What an activity says. `revision` counts the saves of a draft, so that two editors never overwrite each other."""

    activity = TenantKey(Activity, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=VersionState.choices, default=VersionState.DRAFT)
    change = models.CharField(max_length=10, choices=Change.choices, default=Change.FIRST)
    change_note = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=600, blank=True)
    goals = models.TextField(blank=True)
    """One goal per line."""
    contents = models.TextField(blank=True)
    """Cleaned HTML."""
    target_group = models.CharField(max_length=400, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, blank=True)
    language = models.CharField(max_length=10, choices=Language.choices, default=Language.NL)
    study_load_minutes = models.PositiveIntegerField(null=True)
    duration = models.CharField(max_length=100, blank=True)
    internal_price = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    external_price = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    payer = models.CharField(max_length=20, choices=Payer.choices, default=Payer.NOBODY)
    approval = models.CharField(max_length=20, choices=ApprovalRule.choices, default=ApprovalRule.NONE)
    approval_above = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    supplier = TenantKey(Supplier, null=True, related_name="+")
    trainer = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    """Where questions go: a post box of a team rather than a person."""
    link = models.CharField(max_length=500, blank=True)
    keywords = models.CharField(max_length=400, blank=True)
    evaluation_form = models.CharField(max_length=40, blank=True)
    certificate = models.CharField(max_length=200, blank=True)
    certificate_months = models.PositiveSmallIntegerField(null=True)
    image = TenantKey(StoredFile, null=True, related_name="+")
    image_alt = models.CharField(max_length=300, blank=True)
    edited_by_label = models.CharField(max_length=200, blank=True)
    edited_at = models.DateTimeField()
    edited_in = models.CharField(max_length=36, blank=True)
    """The open page that saved last, so that a page never clashes with what it saved by itself."""
    published_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "activity", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["academy", "activity"],
                condition=Q(state__in=[VersionState.DRAFT, VersionState.IN_REVIEW]),
                name="version_one_draft",
            ),
            models.UniqueConstraint(
                fields=["academy", "activity"],
                condition=Q(state=VersionState.PUBLISHED),
                name="version_one_published",
            ),
        ]


class VersionTheme(TenantModel):
    version = TenantKey(ActivityVersion, on_delete=models.CASCADE, related_name="theme_links")
    theme = TenantKey(Theme, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "version", "theme"], name="versiontheme_once")
        ]


class VersionFunction(TenantModel):
    """A function that an activity is meant for; it gives no rights and takes none away."""

    version = TenantKey(ActivityVersion, on_delete=models.CASCADE, related_name="function_links")
    function = TenantKey(Function, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "version", "function"], name="versionfunction_once")
        ]


class VersionSkill(TenantModel):
    """A skill that an activity works on, and the level it leads to."""

    version = TenantKey(ActivityVersion, on_delete=models.CASCADE, related_name="skill_links")
    skill = TenantKey(Skill, related_name="+")
    level = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "version", "skill"], name="versionskill_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="versionskill_level"),
        ]


class VersionLink(TenantModel):
    """Another activity that goes with this one, or comes first."""

    version = TenantKey(ActivityVersion, on_delete=models.CASCADE, related_name="links")
    other = TenantKey(Activity, related_name="+")
    kind = models.CharField(max_length=20, choices=LinkKind.choices)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "version", "other", "kind"], name="versionlink_once")
        ]


class AnnouncedRun(TenantModel):
    """What the catalogue tells of a run: when, where, and how many seats are left."""

    activity = TenantKey(Activity, on_delete=models.CASCADE, related_name="runs")
    label = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    is_online = models.BooleanField(default=False)
    seats_total = models.PositiveIntegerField(null=True)
    seats_taken = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, choices=RunState.choices, default=RunState.OPEN)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="run_ends_after_start"),
            models.CheckConstraint(
                condition=Q(seats_total__isnull=True) | Q(seats_taken__lte=F("seats_total")),
                name="run_seats_not_oversold",
            ),
        ]
        indexes = [models.Index(fields=["academy", "activity", "starts_at"], name="run_of_activity")]


class AudiencePolicy(TenantModel):
    """Whom an activity is shown to, who may book it, or who does not get to see it.

    It fits a person when every dimension it names has a condition that holds.
    """

    activity = TenantKey(Activity, on_delete=models.CASCADE, related_name="policies")
    effect = models.CharField(max_length=20, choices=Effect.choices)
    needed = models.PositiveSmallIntegerField()
    """How many dimensions it names."""
    made_by_label = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.CheckConstraint(condition=Q(needed__gte=1), name="policy_names_somebody")]
        indexes = [models.Index(fields=["academy", "effect", "activity"], name="policy_effect")]


class AudienceCondition(TenantModel):
    """One alternative within a dimension. `key` is what a person's own facts are compared with."""

    policy = TenantKey(AudiencePolicy, on_delete=models.CASCADE, related_name="conditions")
    dimension = models.CharField(max_length=20, choices=Dimension.choices)
    key = models.CharField(max_length=80)
    unit = TenantKey(OrgUnit, null=True, related_name="+")
    function = TenantKey(Function, null=True, related_name="+")
    person = TenantKey(Person, null=True, related_name="+")
    min_days = models.PositiveIntegerField(null=True)
    max_days = models.PositiveIntegerField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "policy", "dimension", "key"], name="condition_once"),
            models.CheckConstraint(
                condition=Q(min_days__isnull=True)
                | Q(max_days__isnull=True)
                | Q(max_days__gte=F("min_days")),
                name="condition_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(dimension=Dimension.UNIT, unit__isnull=False)
                | Q(dimension=Dimension.FUNCTION, function__isnull=False)
                | Q(dimension=Dimension.PERSON, person__isnull=False)
                | Q(dimension__in=[Dimension.EMPLOYMENT_KIND, Dimension.ROLE, Dimension.SERVICE]),
                name="condition_names_its_thing",
            ),
        ]
        indexes = [models.Index(fields=["academy", "key"], name="condition_key")]


class OfferingDefault(TenantModel):
    """Whom new activities of this unit are for, when nothing else is said: everybody, or the unit and all below."""

    unit = TenantKey(OrgUnit, related_name="+")
    is_shielded = models.BooleanField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "unit"], name="offeringdefault_once")]


class BulkRun(TenantModel):
    """One change of many activities at once, kept so that it can be taken back."""

    kind = models.CharField(max_length=20, choices=BulkKind.choices)
    wanted = models.JSONField()
    """What was asked for, as plain values."""
    made_by_label = models.CharField(max_length=200)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by_label = models.CharField(max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "-made_at"], name="bulkrun_recent")]


class BulkChange(TenantModel):
    """What a bulk run did to one activity. `mark` is how the activity stood right after it."""

    run = TenantKey(BulkRun, on_delete=models.CASCADE, related_name="changes")
    activity = TenantKey(Activity, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    mark = models.CharField(max_length=64)
    is_taken_back = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "run", "activity"], name="bulkchange_once")]


import bekwaam.domains.catalogue.feeds.models  # noqa: E402 - Django finds models through this module
import bekwaam.domains.catalogue.search.models  # noqa: E402, F401 - Django finds models through this module
