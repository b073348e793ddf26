"""People, their employments, the roles they hold and the tasks they hand over.

One person stays one person through rehire, several employments at once, and leaving. Evidence never goes
with the person's access.
"""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q

from bekwaam.domains.organisation.models import CostCentre, OrgUnit
from bekwaam.domains.people.enums import EmploymentKind, GrantSource
from bekwaam.domains.tenancy.scoped import ScopedManager, TenantKey, TenantModel
from bekwaam.kernel.actors import Role


class Person(TenantModel):
    personnel_number = models.CharField(max_length=40)
    given_name = models.CharField(max_length=100, blank=True)
    infix = models.CharField(max_length=40, blank=True)
    family_name = models.CharField(max_length=150)
    full_name = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300, db_collation="C")
    search_key = models.CharField(max_length=700)
    email = models.CharField(max_length=254, blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    merged_into = TenantKey("self", null=True, related_name="merged_people")
    erased_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "personnel_number"], name="person_number_once"),
            models.UniqueConstraint(
                fields=["academy", "external_id"],
                condition=~Q(external_id=""),
                name="person_external_id_once",
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "is_active", "sort_key"], name="person_sorted"),
            models.Index(fields=["academy", "email"], name="person_email"),
        ]


class Function(TenantModel):
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    family = models.CharField(max_length=100, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="function_code_once")]


class Supplier(TenantModel):
    """An employer of hired people."""

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["academy", "code"], name="supplier_code_once")]


class Employment(TenantModel):
    """One job in one unit. Another unit, function or kind closes the row and opens the next one, so that any day
    of the past can be asked for; `number` and `in_service_on` tie the rows of one job together."""

    person = TenantKey(Person, related_name="employments")
    number = models.CharField(max_length=40, default="1")
    personnel_number = models.CharField(max_length=40, blank=True)
    """The number under which the personnel system knows this job; differs from the person's after a merge."""
    function = TenantKey(Function, null=True, related_name="employments")
    unit = TenantKey(OrgUnit, related_name="employments")
    named_manager = TenantKey(Person, null=True, related_name="+")
    manager = TenantKey(Person, null=True, related_name="managed_employments")
    """Derived for today: the named manager, else the leader of the nearest unit above that has one."""
    cost_centre = TenantKey(CostCentre, null=True, related_name="+")
    supplier = TenantKey(Supplier, null=True, related_name="employments")
    kind = models.CharField(max_length=20, choices=EmploymentKind.choices)
    hours_per_week = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    in_service_on = models.DateField(null=True)
    """When the job began, if that was in an earlier row; empty when it began in this one."""
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["academy", "person", "number", "started_on"], name="employment_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="employment_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["academy", "unit", "started_on"], name="employment_of_unit"),
            models.Index(fields=["academy", "person", "started_on"], name="employment_of_person"),
        ]


class Absence(TenantModel):
    """Long absence as the personnel system knows it; clocks may stop in it. No reason is kept."""

    person = TenantKey(Person, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "person", "starts_on"], name="absence_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="absence_ends_after_start",
            ),
        ]


class RoleGrant(TenantModel):
    """A role held by a person for a unit and all below it; no unit means the whole organisation."""

    person = TenantKey(Person, related_name="role_grants")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    unit = TenantKey(OrgUnit, null=True, related_name="+")
    supplier = TenantKey(Supplier, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=20, choices=GrantSource.choices, default=GrantSource.MANUAL)
    reason = models.CharField(max_length=300, blank=True)
    granted_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField()


class Delegation(TenantModel):
    """Named tasks handed to a substitute for a period, for all the giver's units or one of them."""

    giver = TenantKey(Person, related_name="delegations_given")
    substitute = TenantKey(Person, related_name="delegations_received")
    tasks = models.JSONField()
    unit = TenantKey(OrgUnit, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    made_by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(giver=F("substitute")), name="delegation_to_somebody_else"),
        ]


class PersonMerge(TenantModel):
    """Two rows that were one human, joined; `moved` tells what went over, so that it can be undone."""

    kept = TenantKey(Person, related_name="+")
    dissolved = TenantKey(Person, related_name="+")
    moved = models.JSONField()
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)


class AccountManager(ScopedManager["Account"]):
    def get_by_natural_key(self, login_name: str) -> "Account":
        found: Account = self.get(login_name=login_name.lower())
        return found


class Account(AbstractBaseUser, TenantModel):
    """The way in for one person: a login name, and a password unless the employer's login service is used."""

    person = TenantKey(Person, related_name="accounts")
    login_name = models.CharField(max_length=254)
    email = models.CharField(max_length=254, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "login_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Any] = AccountManager()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "login_name"], name="account_login_name_once"),
            models.UniqueConstraint(fields=["academy", "person"], name="account_person_once"),
        ]


class LoginSession(TenantModel):
    """A browser that is logged in, or about to be. The cookie's key is kept as a digest only."""

    key_digest = models.CharField(max_length=64)
    payload = models.TextField()
    account = TenantKey(Account, on_delete=models.CASCADE, null=True, related_name="sessions")
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    browser = models.CharField(max_length=250, blank=True)
    idle_seconds = models.PositiveIntegerField(default=7_200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "key_digest"], name="loginsession_key_once")
        ]
        indexes = [models.Index(fields=["academy", "expires_at"], name="loginsession_expiry")]


class ApiToken(TenantModel):
    """A key for another system, in the name of one person or as that system. Only a digest is kept."""

    person = TenantKey(Person, null=True, related_name="api_tokens")
    service = TenantKey("people.ServiceIdentity", null=True, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["academy", "digest"], name="apitoken_digest_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(service__isnull=True), name="apitoken_one_holder"
            ),
        ]

    @property
    def holder(self) -> str:
        """In whose name it works, in words."""
        return self.person.full_name if self.person else str(self.service.label)


import bekwaam.domains.people.accounts.models  # noqa: E402 - Django finds models through this module
import bekwaam.domains.people.tokens.models  # noqa: E402, F401 - same
