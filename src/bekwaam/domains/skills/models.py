"""The skills framework of an academy, what functions ask, and what people say and show that they can.

A level of a person is a statement of one source; a newer statement of that source puts the older one aside and
never removes it. Sources stand beside each other: an estimate never changes a confirmation.
"""

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.people.models import Function, Person
from bekwaam.domains.skills.enums import SkillKind, Source
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel

LEVEL = Q(level__gte=1, level__lte=4)


class SkillFramework(TenantModel):
    """The one framework of the academy: where it comes from, and the words for its four levels."""

    name = models.CharField(max_length=150)
    version = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True)
    levels = models.JSONField(default=list)
    """Four pairs of name and description, for level 1 to 4."""
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy"], name="skillframework_once")]


class Skill(TenantModel):
    """Something somebody can, knows or does; or a group (`kind` group), which nobody has a level of."""

    code = models.CharField(max_length=100)
    label = models.CharField(max_length=200)
    alt_labels = models.JSONField(default=list)
    definition = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=SkillKind.choices, default=SkillKind.SKILL)
    broader = TenantKey("self", null=True, related_name="narrower")
    uri = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)
    """The framework it was taken from; a delivery speaks for the sources it names."""
    is_active = models.BooleanField(default=True)
    is_delivered = models.BooleanField(default=False)
    """A skill made by hand is never ended by a delivery."""
    sort_key = models.CharField(max_length=250, db_collation="C")
    search_key = models.TextField()
    changed_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "code"], name="skill_code_once"),
            models.CheckConstraint(
                condition=Q(broader__isnull=True) | ~Q(broader=F("id")), name="skill_not_under_itself"
            ),
        ]
        indexes = [models.Index(fields=["academy", "is_active", "sort_key"], name="skill_sorted")]


class SkillRelation(TenantModel):
    """Two skills that lie close to each other, kept once: the lower id first."""

    first = TenantKey(Skill, on_delete=models.CASCADE, related_name="+")
    second = TenantKey(Skill, on_delete=models.CASCADE, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "first", "second"], name="skillrelation_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="skillrelation_in_order"),
        ]


class FunctionSkill(TenantModel):
    """A function asks a skill at a level."""

    function = TenantKey(Function, on_delete=models.CASCADE, related_name="asked_skills")
    skill = TenantKey(Skill, on_delete=models.CASCADE, related_name="asked_by")
    level = models.PositiveSmallIntegerField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "function", "skill"], name="functionskill_once"),
            models.CheckConstraint(condition=LEVEL, name="functionskill_level"),
        ]


class PersonSkill(TenantModel):
    """One statement about a level of a person, by one source. It holds until a newer one of that source comes."""

    person = TenantKey(Person, related_name="skill_statements")
    skill = TenantKey(Skill, related_name="statements")
    source = models.CharField(max_length=10, choices=Source.choices)
    level = models.PositiveSmallIntegerField()
    stated_at = models.DateTimeField()
    stated_by = TenantKey(Person, null=True, related_name="+")
    stated_by_label = models.CharField(max_length=200, blank=True)
    valid_until = models.DateField(null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "person", "skill", "source"],
                condition=Q(superseded_at__isnull=True),
                name="personskill_current_once",
            ),
            models.CheckConstraint(condition=LEVEL, name="personskill_level"),
        ]
        indexes = [models.Index(fields=["academy", "superseded_at"], name="personskill_put_aside")]
