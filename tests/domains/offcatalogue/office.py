"""A small town hall in which requests go round: a top, a directorate, a team, and the people who decide."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bekwaam.domains.offcatalogue.actions import Wanted, start_request, submit
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.organisation.models import CostCentre, OrgUnit
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor, Role
from tests.factories import a_delegation, a_grant, a_person, a_unit, an_employment

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ON = date(2026, 11, 23)
WISH = Wanted(title="Leergang Groenbeheer", motive="Ik wil beter snoeien.", course_cost=Decimal(400))
DEAR = replace(WISH, course_cost=Decimal(2_400))


@dataclass
class Office:
    top: OrgUnit
    directorate: OrgUnit
    team: OrgUnit
    secretary: Person
    director: Person
    leader: Person
    employee: Person
    colleague: Person
    clerk: Person
    centre: Person


def an_office() -> Office:
    people = {
        name: a_person(name.capitalize(), email=f"{name}@noord.example")
        for name in ("secretary", "director", "leader", "employee", "colleague", "clerk", "centre")
    }
    centre = CostCentre.objects.create(code="4711", name="Groen")
    top = a_unit(name="Gemeente", leader_number=people["secretary"].personnel_number)
    directorate = a_unit(
        name="Stadsbeheer",
        parent=top,
        leader_number=people["director"].personnel_number,
        cost_centre=centre,
    )
    team = a_unit(name="Team Groen", parent=directorate, leader_number=people["leader"].personnel_number)
    for name, unit in (
        ("secretary", top),
        ("director", directorate),
        ("leader", team),
        ("employee", team),
        ("colleague", team),
        ("clerk", top),
        ("centre", top),
    ):
        an_employment(people[name], unit)
    a_grant(people["clerk"], Role.BACKOFFICE, directorate)
    a_grant(people["centre"], Role.ULC)
    recompute_managers(on=ON)
    return Office(top=top, directorate=directorate, team=team, **people)


def as_actor(person: Person) -> Actor:
    return actor_for(Person.objects.get(pk=person.pk), on=ON)


def stands_in(giver: Person, substitute: Person, *tasks: str, **values: Any) -> None:
    values = {"starts_on": ON, "ends_on": ON, **values}
    a_delegation(giver, substitute, list(tasks or ("approve",)), **values)


def a_draft(office: Office, wanted: Wanted = WISH, *, by: Person | None = None) -> OffCatalogueRequest:
    asker = as_actor(by or office.employee)
    return start_request(wanted, person_id=office.employee.pk, actor=asker, at=AT)


def a_request(office: Office, wanted: Wanted = WISH, *, by: Person | None = None) -> OffCatalogueRequest:
    draft = a_draft(office, wanted, by=by)
    return submit(draft.pk, actor=as_actor(by or office.employee), at=AT)


def reread(row: OffCatalogueRequest) -> OffCatalogueRequest:
    return OffCatalogueRequest.objects.get(pk=row.pk)
