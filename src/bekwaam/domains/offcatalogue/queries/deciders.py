"""Who decides about which request today: the manager of the job, and above an amount the holder of the budget.

A fixed number of queries for any number of requests.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.offcatalogue import house
from bekwaam.domains.offcatalogue.facts import Candidate, Costs, Route, Turn, first_able
from bekwaam.domains.offcatalogue.models import BudgetRule, OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.people import (
    candidates,
    job_numbered,
    lasting_jobs,
    people_by_number,
    units_above,
)
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Employment


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request belongs today. No job: the person does not work here any more."""

    job: Employment | None
    route: Route


@dataclass(frozen=True, slots=True)
class Ground:
    """What all requests are weighed with."""

    above: Mapping[UUID, list[OrgUnit]]
    leaders: Mapping[str, UUID]
    people: Mapping[UUID, Candidate]
    rules: Mapping[UUID, BudgetRule]
    amount: Decimal

    def leading(self, units: Iterable[OrgUnit]) -> list[UUID | None]:
        return [self.leaders.get(unit.leader_number) for unit in units]

    def able(self, ids: Iterable[UUID | None], excluded: Collection[UUID]) -> UUID | None:
        return first_able((self.people.get(each) if each else None for each in ids), excluded=excluded)


def turn_of(row: OffCatalogueRequest) -> Turn:
    return Turn(
        state=row.state,
        person_id=row.person_id,
        asker_id=row.asker_id,
        unit_id=row.unit_id,
        decider_id=row.decider_id,
        asked_from=row.asked_from,
    )


def costs_of(row: OffCatalogueRequest) -> Costs:
    return Costs(course=row.course_cost, travel=row.travel_cost, other=row.other_cost, vat=row.vat)


def standings(rows: Collection[OffCatalogueRequest], on: date) -> dict[UUID, Standing]:
    jobs = lasting_jobs({row.person_id for row in rows}, on)
    chosen = {row.pk: job_numbered(jobs.get(row.person_id, []), row.job_number) for row in rows}
    ground = _ground([job for job in chosen.values() if job is not None], on)
    return {row.pk: _standing(row, chosen[row.pk], ground) for row in rows}


def standing_of(row: OffCatalogueRequest, on: date) -> Standing:
    return standings([row], on)[row.pk]


def _ground(jobs: Collection[Employment], on: date) -> Ground:
    above = units_above({job.unit_id for job in jobs})
    leaders = people_by_number({unit.leader_number for units in above.values() for unit in units})
    rules = {rule.unit_id: rule for rule in BudgetRule.objects.all()}
    known = {*leaders.values(), *(rule.holder_id for rule in rules.values() if rule.holder_id)}
    known |= {job.manager_id for job in jobs if job.manager_id}
    return Ground(above, leaders, candidates(known, on), rules, house.budget_amount())


def _standing(row: OffCatalogueRequest, job: Employment | None, ground: Ground) -> Standing:
    if job is None:
        return Standing(None, Route(None, None))
    concerned = {row.person_id, row.asker_id}
    units = ground.above.get(job.unit_id, [])
    manager = _manager(row, job, ground.leading(units), ground, concerned)
    return Standing(job, Route(manager, _holder(costs_of(row), units, manager, ground, concerned)))


def _manager(
    row: OffCatalogueRequest,
    job: Employment,
    leaders: list[UUID | None],
    ground: Ground,
    concerned: Collection[UUID],
) -> UUID | None:
    """A manager who asks for somebody of the team has agreed by asking; the steps after that are for others."""
    if row.asker_id == job.manager_id and row.asker_id != row.person_id:
        return None
    return ground.able([job.manager_id, *leaders], concerned)


def _holder(
    costs: Costs, units: list[OrgUnit], manager: UUID | None, ground: Ground, concerned: Collection[UUID]
) -> UUID | None:
    """Of the nearest unit above that has set something; without any, the next leader above the manager."""
    place = next((number for number, unit in enumerate(units) if unit.pk in ground.rules), None)
    rule = ground.rules[units[place].pk] if place is not None else None
    if costs.weighed <= (rule.above if rule is not None else ground.amount):
        return None
    if rule is None:
        return ground.able(ground.leading(units), {*concerned, *({manager} if manager else ())})
    upward = ground.leading(units[place:])
    found = ground.able([rule.holder_id, *upward] if rule.holder_id else upward, concerned)
    return None if found == manager else found
