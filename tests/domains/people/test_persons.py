"""Who somebody is, and by which door they come in: the second is for who administers everybody."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.organisation.models import OrgUnitVersion
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions.persons import add_person, change_person, identity_of
from bekwaam.domains.people.models import Account, Person
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from tests.factories import a_grant, a_person, a_unit, an_account, an_employment

pytestmark = [pytest.mark.eis("U-5.1", "U-5.2"), pytest.mark.usefixtures("noord")]
TODAY = date(2026, 11, 23)


@pytest.fixture
def colleague(noord: UUID) -> Person:
    """Somebody in the reach of a back office, with more rights than that back office has."""
    person = a_person("Doelwit", email="doelwit@noord.example", external_id="oid-1")
    an_employment(person, a_unit("U"))
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def with_role(role: Role, person: Person) -> Actor:
    holder = a_person()
    a_grant(holder, role, person.employments.get().unit if role is Role.BACKOFFICE else None)
    return actor_for(holder, on=TODAY)


def changed(person: Person, actor: Actor, at: datetime, **values: Any) -> str:
    try:
        change_person(person, replace(identity_of(person), **values), actor=actor, at=at)
    except Refused as refusal:
        return refusal.reason
    return "changed"


@pytest.mark.parametrize(
    ("role", "values", "outcome"),
    [
        (Role.BACKOFFICE, {"external_id": "oid-of-my-own"}, "people.may_not_change_login"),
        (Role.BACKOFFICE, {"external_id": ""}, "people.may_not_change_login"),
        (Role.BACKOFFICE, {"email": "nieuw@noord.example", "family_name": "Anders"}, "changed"),
        (Role.FUNCTIONAL_ADMIN, {"external_id": "oid-2"}, "changed"),
    ],
)
def test_the_id_at_the_employer_is_for_administrators(
    colleague: Person, moment: datetime, role: Role, values: dict[str, Any], outcome: str
) -> None:
    assert changed(colleague, with_role(role, colleague), moment, **values) == outcome


@pytest.mark.parametrize(
    ("own_address", "outcome"),
    [("", "people.may_not_change_login"), ("eigen@noord.example", "changed")],
)
def test_an_address_that_gets_the_link_of_an_account_is_for_administrators(
    colleague: Person, moment: datetime, own_address: str, outcome: str
) -> None:
    account = an_account(colleague, "een lange zin die niemand raadt")
    Account.objects.filter(pk=account.pk).update(email=own_address)
    actor = with_role(Role.BACKOFFICE, colleague)
    assert changed(colleague, actor, moment, email="van-mij@noord.example") == outcome
    colleague.refresh_from_db()
    assert (colleague.email == "van-mij@noord.example") == (outcome == "changed")


@pytest.mark.parametrize("days", [0, 30])
@pytest.mark.parametrize(
    ("role", "outcome"),
    [(Role.BACKOFFICE, "people.number_leads"), (Role.FUNCTIONAL_ADMIN, "changed")],
)
def test_a_number_that_an_empty_unit_waits_for_makes_nobody_manager(
    colleague: Person, moment: datetime, role: Role, outcome: str, days: int
) -> None:
    """The unit names its leader by number, now or from a day to come; whoever gets the number leads it."""
    unit = a_unit("LEEG", leader_number="" if days else "900")
    if days:
        start = TODAY + timedelta(days=days)
        OrgUnitVersion.objects.filter(unit=unit).update(valid_until=start - timedelta(days=1))
        OrgUnitVersion.objects.create(
            unit=unit, valid_from=start, name=unit.name, kind=unit.kind, leader_number="900"
        )
    actor = with_role(role, colleague)
    assert changed(colleague, actor, moment, personnel_number="900") == outcome
    assert changed(colleague, actor, moment, personnel_number="901") == "changed"


def test_a_new_person_with_such_a_number_is_for_administrators_too(moment: datetime) -> None:
    a_unit("LEEG", leader_number="900")
    office = a_person()
    a_grant(office, Role.BACKOFFICE)
    new = replace(identity_of(a_person("Nieuw")), personnel_number="900")
    with pytest.raises(Refused, match=r"people\.number_leads"):
        add_person(new, actor=actor_for(office, on=TODAY), at=moment)
