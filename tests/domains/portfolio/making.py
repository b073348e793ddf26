"""Small makers of rows of the portfolio, by the product's own actions."""

from datetime import date, datetime, timedelta
from typing import Any

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person, Supplier
from bekwaam.domains.portfolio.actions import WantedRound, bring_need, make_contract, plan_meeting, plan_round
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.domains.portfolio.models import Contract, LearningNeed, NeedRound, PortfolioMeeting
from bekwaam.domains.portfolio.rules.contracts import ContractDetails
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_person, an_employment


def a_keeper(person: Person | None = None) -> Actor:
    """Of the learning centre, for the whole organisation."""
    person = person or a_person()
    return Actor(current_academy_id(), person.pk, person.full_name, (Grant(Role.ULC),))


def a_speaker(unit: OrgUnit, role: Role = Role.BACKOFFICE) -> Actor:
    person = a_person()
    an_employment(person, unit)
    return Actor(current_academy_id(), person.pk, person.full_name, (Grant(role, frozenset({unit.pk})),))


def a_round(unit: OrgUnit, *, at: datetime, **values: Any) -> NeedRound:
    today = local_date(at)
    wanted = {
        "name": f"Ronde {unit.code}",
        "opens_on": today,
        "closes_on": today + timedelta(days=30),
        "unit_ids": (unit.pk,),
        **values,
    }
    return plan_round(WantedRound(**wanted), actor=a_keeper(), at=at)


def a_need(unit: OrgUnit, *, at: datetime, submit: bool = True, **values: Any) -> LearningNeed:
    asked = values.pop("asked", None)
    content = NeedContent(
        **{"title": "Omgaan met agressie", "goal": "Veilig werken", "people_count": 12, **values}
    )
    return bring_need(
        content,
        unit_id=unit.pk,
        round_id=asked.pk if asked else None,
        submit=submit,
        actor=a_speaker(unit),
        at=at,
    )


def a_meeting(*, at: datetime, title: str = "Overleg") -> PortfolioMeeting:
    return plan_meeting(
        title=title, held_on=local_date(at), place="", people=[a_person().pk], actor=a_keeper(), at=at
    )


def a_supplier(name: str = "Leerhuis") -> Supplier:
    return Supplier.objects.create(code=name.upper(), name=name)


def contract_details(**values: Any) -> ContractDetails:
    wanted: dict[str, Any] = {
        "number": "2026-001",
        "title": "Bhv-trainingen",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 12, 31),
        **values,
    }
    if "supplier_id" not in wanted:
        wanted["supplier_id"] = a_supplier(f"Leerhuis {wanted['number']}").pk
    return ContractDetails(**wanted)


def a_contract(*, at: datetime, **values: Any) -> Contract:
    return make_contract(contract_details(**values), actor=a_keeper(), at=at)
