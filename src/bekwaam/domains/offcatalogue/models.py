"""Requests for something that is not on offer, what happened to them, and above which amount a budget holder decides."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Activity, Theme
from bekwaam.domains.offcatalogue.enums import OPEN, WAITING, Deed, Outcome, State, Vat
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel


class OffCatalogueRequest(TenantModel):
    """One wish of one person. `decider` is derived again whenever people or units change, and at each decision."""

    person = TenantKey(Person, related_name="+")
    """For whom it is."""
    asker = TenantKey(Person, related_name="+")
    """Who filled it in: the person, or a manager for the person."""
    job_number = models.CharField(max_length=40)
    """Which of the person's jobs it is for; the unit and the manager follow that job."""
    unit = TenantKey(OrgUnit, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    asked_from = models.CharField(max_length=20, choices=State.choices, blank=True)
    """Where it was when a question was asked."""
    turn = models.PositiveIntegerField(default=1)
    """Counts every change, of a draft and of hands, so that a decision is about what was seen."""
    decider = TenantKey(Person, null=True, related_name="+")
    waiting_since = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    form = models.CharField(max_length=20, choices=Form.choices, blank=True)
    theme = TenantKey(Theme, null=True, related_name="+")
    skill = TenantKey(Skill, null=True, related_name="+")
    """What it is meant to better, from the framework; `goal` says it in own words."""
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    course_cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    travel_cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    other_cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    vat = models.CharField(max_length=20, choices=Vat.choices, default=Vat.INCLUDED)
    motive = models.TextField(blank=True)
    goal = models.TextField(blank=True)

    agreed_cost = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    """What the steps so far agreed to; more than that begins again at the first step."""
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    activity = TenantKey(Activity, null=True, related_name="+")
    cost_centre = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="request_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(course_cost__gte=0, travel_cost__gte=0, other_cost__gte=0),
                name="request_costs_nothing_below_zero",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[state.value for state in WAITING]) | Q(waiting_since__isnull=False),
                name="request_waits_since",
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "person", "-created_at"], name="request_of_person"),
            models.Index(fields=["academy", "asker", "-created_at"], name="request_of_asker"),
            models.Index(
                fields=["academy", "decider"],
                condition=Q(state__in=[state.value for state in OPEN]),
                name="request_at_decider",
            ),
            models.Index(fields=["academy", "state", "-submitted_at"], name="request_in_state"),
        ]

    @property
    def total_cost(self) -> Decimal:
        return Decimal(self.course_cost + self.travel_cost + self.other_cost)


class RequestStep(TenantModel):
    """One thing that happened to a request. Names stay as they were, for the timeline is read later."""

    request = TenantKey(OffCatalogueRequest, on_delete=models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=20, choices=Deed.choices)
    at_state = models.CharField(max_length=20, choices=State.choices)
    """Where the request was when it happened."""
    actor = TenantKey(Person, null=True, related_name="+")
    actor_label = models.CharField(max_length=200)
    on_behalf_of = TenantKey(Person, null=True, related_name="+")
    on_behalf_label = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["academy", "request", "at"], name="requeststep_of_request")]


class RequestFile(TenantModel):
    """A file that goes with a request; only those involved get it."""

    request = TenantKey(OffCatalogueRequest, on_delete=models.CASCADE, related_name="files")
    stored = TenantKey(StoredFile, related_name="+")
    added_at = models.DateTimeField()


class BudgetRule(TenantModel):
    """Above which amount a budget holder decides as well, for a unit and all below that set nothing else."""

    unit = TenantKey(OrgUnit, related_name="+")
    above = models.DecimalField(max_digits=9, decimal_places=2)
    holder = TenantKey(Person, null=True, related_name="+")
    """Who holds the budget; empty means whoever leads the unit."""

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "unit"], name="budgetrule_once"),
            models.CheckConstraint(condition=Q(above__gte=0), name="budgetrule_amount"),
        ]
