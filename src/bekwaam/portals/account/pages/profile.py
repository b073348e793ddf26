"""Who somebody is here, what of it comes from the personnel system, and which roles go with it."""

from dataclasses import dataclass
from datetime import date

from bekwaam.domains.people.models import Account, Employment, Person, RoleGrant
from bekwaam.portals.account.role_words import role_in_words


@dataclass(frozen=True, slots=True)
class HeldRole:
    name: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    person: Person
    login_name: str
    email: str
    employments: list[Employment]
    roles: list[HeldRole]


def profile_page(account: Account, *, on: date) -> ProfilePage:
    person = account.person
    employments = (
        Employment.objects.filter(person=person)
        .select_related("function", "unit", "manager", "supplier")
        .order_by("-started_on")
    )
    return ProfilePage(
        person=person,
        login_name=account.login_name if account.has_usable_password() else "",
        email=account.email or person.email,
        employments=[row for row in employments if row.ended_on is None or row.ended_on >= on],
        roles=_roles(person, on),
    )


def _roles(person: Person, on: date) -> list[HeldRole]:
    rows = RoleGrant.objects.filter(person=person, valid_from__lte=on).select_related("unit")
    return [
        HeldRole(role_in_words(row.role), row.unit.name if row.unit else "", row.get_source_display())
        for row in rows.order_by("role", "valid_from")
        if row.valid_until is None or row.valid_until >= on
    ]
