"""What somebody holds, what of it travels to a substitute, and whom it lets them see: with the reason in facts.

`access.py` asks the database the same question for everybody at once; a property test holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.kernel.actors import Grant, Role

SEES_PEOPLE = frozenset({Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE, Role.AUDITOR})
"""Roles that show the people of their units. A manager and a supplier see their own people."""

TRAVELS: dict[Role, frozenset[DelegatedTask]] = {
    Role.MANAGER: frozenset({DelegatedTask.APPROVE, DelegatedTask.REGISTER, DelegatedTask.TEAM_VIEW}),
    Role.BACKOFFICE: frozenset(
        {DelegatedTask.REGISTER, DelegatedTask.MANAGE_OFFER, DelegatedTask.MANAGE_PEOPLE}
    ),
}
"""Which tasks of a role can be handed to a substitute. A role that is not here never travels."""

SHOWS_PEOPLE = frozenset(
    {
        DelegatedTask.APPROVE,
        DelegatedTask.REGISTER,
        DelegatedTask.TEAM_VIEW,
        DelegatedTask.MANAGE_PEOPLE,
    }
)


@dataclass(frozen=True, slots=True)
class Handover:
    """The delegation through which a role came."""

    giver_id: UUID
    giver_name: str
    tasks: frozenset[str]
    ends_on: date
    unit_ids: frozenset[UUID] | None = None
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A role as it came to somebody. For a manager `unit_ids` are the units led, with all below."""

    role: Role
    unit_id: UUID | None = None
    unit_name: str = ""
    unit_ids: frozenset[UUID] | None = None
    supplier_id: UUID | None = None
    supplier_name: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""
    granted_by: str = ""
    reason: str = ""
    handover: Handover | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job that counts for access: it lasts, or it was the last one of somebody who left."""

    unit_id: UUID
    unit_name: str = ""
    manager_id: UUID | None = None
    supplier_id: UUID | None = None


class Ground(StrEnum):
    SELF = "self"
    WHOLE = "whole"
    UNIT = "unit"
    LEADS = "leads"
    REPORTS = "reports"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason why somebody sees a person."""

    ground: Ground
    holding: Holding | None = None
    job: Job | None = None


def grant_of(holding: Holding) -> Grant | None:
    """The holding as the rest of the product knows it; None when nothing of it may travel."""
    handover = holding.handover
    if handover is None:
        return Grant(holding.role, holding.unit_ids, holding.supplier_id)
    tasks = travelling(holding.role, handover.tasks)
    if not tasks:
        return None
    return Grant(
        role=holding.role,
        unit_ids=within(holding.unit_ids, handover.unit_ids),
        tasks=tasks,
        on_behalf_of=handover.giver_id,
        on_behalf_label=handover.giver_name,
        limited_to=handover.unit_ids,
    )


def travelling(role: Role, tasks: Iterable[str]) -> frozenset[str]:
    return frozenset(str(task) for task in TRAVELS.get(role, frozenset())) & frozenset(tasks)


def within(units: frozenset[UUID] | None, limit: frozenset[UUID] | None) -> frozenset[UUID] | None:
    if units is None or limit is None:
        return limit if units is None else units
    return units & limit


def shows_people(grant: Grant) -> bool:
    if grant.role not in SEES_PEOPLE | {Role.MANAGER, Role.SUPPLIER}:
        return False
    return grant.tasks is None or bool(grant.tasks & SHOWS_PEOPLE)


def why_visible(
    viewer_id: UUID, holdings: Iterable[Holding], *, person_id: UUID, jobs: Iterable[Job]
) -> list[Because]:
    """Every reason why this viewer sees this person; none means that the person is hidden from the viewer."""
    found = [Because(Ground.SELF)] if viewer_id == person_id else []
    rows = list(jobs)
    for holding in holdings:
        grant = grant_of(holding)
        if grant is not None and shows_people(grant):
            found += _because(viewer_id, holding, grant, rows)
    return found


def _because(viewer_id: UUID, holding: Holding, grant: Grant, jobs: list[Job]) -> list[Because]:
    if grant.role in SEES_PEOPLE and grant.unit_ids is None:
        return [Because(Ground.WHOLE, holding)]
    hits = ((job, _ground(viewer_id, grant, job)) for job in jobs)
    return [Because(ground, holding, job) for job, ground in hits if ground is not None]


def _ground(viewer_id: UUID, grant: Grant, job: Job) -> Ground | None:
    if grant.role is Role.SUPPLIER:
        is_own = job.supplier_id is not None and job.supplier_id == grant.supplier_id
        return Ground.SUPPLIER if is_own else None
    if grant.role is Role.MANAGER and manages(viewer_id, grant, job):
        return Ground.REPORTS
    if grant.unit_ids is not None and job.unit_id in grant.unit_ids:
        return Ground.LEADS if grant.role is Role.MANAGER else Ground.UNIT
    return None


def manages(holder_id: UUID | None, grant: Grant, job: Job) -> bool:
    """Whether the job reports to the holder of the grant, or to whom the holder stands in for."""
    manager = grant.on_behalf_of or holder_id
    in_reach = grant.limited_to is None or job.unit_id in grant.limited_to
    return job.manager_id is not None and job.manager_id == manager and in_reach


def why_unit_visible(holdings: Iterable[Holding], unit_id: UUID) -> list[Because]:
    """Every reason why somebody sees what belongs to this unit."""
    found = []
    for holding in holdings:
        grant = grant_of(holding)
        if grant is None or not shows_people(grant) or grant.role is Role.SUPPLIER:
            continue
        if grant.unit_ids is None:
            found.append(Because(Ground.WHOLE, holding))
        elif unit_id in grant.unit_ids:
            found.append(Because(Ground.LEADS if grant.role is Role.MANAGER else Ground.UNIT, holding))
    return found
