"""What a manager sees of the team, and who stands in for the manager."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.people.access import holdings_of
from bekwaam.domains.people.models import Delegation, Employment
from bekwaam.domains.people.queries.dossier import delegations_of
from bekwaam.domains.people.queries.people import team_of
from bekwaam.domains.people.rules.delegations import delegable_tasks
from bekwaam.domains.people.rules.holdings import shows_people
from bekwaam.domains.people.teams import shows_results
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.portals.shared.delegation_lines import DelegationLine, delegation_line

SOON = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Member:
    """`href` leads to what somebody did, for who may see that."""

    name: str
    href: str
    function: str
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class Team:
    """`on_behalf_of` is empty for the own team."""

    key: str
    title: str
    on_behalf_of: str
    members: list[Member]


@dataclass(frozen=True, slots=True)
class TeamPage:
    title: str
    lead: str
    teams: list[Team]
    newcomers: int
    leavers: int
    substitutes: list[DelegationLine]


def team_page(actor: Actor, *, on: date) -> TeamPage:
    grants = [grant for grant in actor.grants if grant.role is Role.MANAGER and shows_people(grant)]
    jobs = {grant: _jobs(actor, grant, on) for grant in grants}
    teams = [_team(number, grant, found, on) for number, (grant, found) in enumerate(jobs.items())]
    every = [job for found in jobs.values() for job in found]
    people = len({job.person_id for job in every})
    return TeamPage(
        title=_title(people),
        lead=_("Verplichtingen, inschrijvingen en voortgang komen hier zodra er aanbod is."),
        teams=teams,
        newcomers=len({job.person_id for job in every if job.started_on > on - SOON}),
        leavers=len(
            {job.person_id for job in every if job.ended_on is not None and job.ended_on <= on + SOON}
        ),
        substitutes=[line for line in _given(actor, on) if line.kind != "na"],
    )


def _title(people: int) -> str:
    return ngettext("Je team: %(count)d medewerker", "Je team: %(count)d medewerkers", people) % {
        "count": people
    }


def _jobs(actor: Actor, grant: Grant, on: date) -> list[Employment]:
    manager = grant.on_behalf_of or actor.person_id
    if manager is None:
        return []
    found = team_of(manager, on=on).exclude(person=actor.person_id)
    return list(found if grant.limited_to is None else found.filter(unit__in=grant.limited_to))


def _team(number: int, grant: Grant, jobs: list[Employment], on: date) -> Team:
    giver = grant.on_behalf_label
    title = _("Namens %(name)s") % {"name": giver} if giver else _("Wie bij jou werkt")
    return Team(f"team-{number}", title, giver, [_member(job, grant, on) for job in jobs])


def _member(job: Employment, grant: Grant, on: date) -> Member:
    function = job.function.name if job.function else ""
    is_here = job.started_on <= on and shows_results(grant)
    href = reverse("team-results", args=[job.person_id]) if is_here else ""
    return Member(job.person.full_name, href, function, job.unit.name, _note(job, on))


def _note(job: Employment, on: date) -> str:
    if job.started_on > on:
        return _("Begint nog")
    if job.ended_on is not None and job.ended_on <= on + SOON:
        return _("Gaat weg")
    return _("Nieuw") if job.started_on > on - SOON else ""


@dataclass(frozen=True, slots=True)
class SubstitutesPage:
    given: list[DelegationLine]
    received: list[DelegationLine]
    may_delegate: bool
    leads: bool


def substitutes_page(actor: Actor, *, on: date) -> SubstitutesPage:
    return SubstitutesPage(
        given=_given(actor, on),
        received=_received(actor, on),
        may_delegate=bool(own_tasks(actor.person_id, on)),
        leads=actor.has_role(Role.MANAGER),
    )


def own_tasks(person_id: UUID | None, on: date) -> frozenset[str]:
    return delegable_tasks(holdings_of(person_id, on)) if person_id is not None else frozenset()


def _given(actor: Actor, on: date) -> list[DelegationLine]:
    return [delegation_line(one, on) for one in _all(actor) if one.giver_id == actor.person_id]


def _received(actor: Actor, on: date) -> list[DelegationLine]:
    return [delegation_line(one, on) for one in _all(actor) if one.substitute_id == actor.person_id]


def _all(actor: Actor) -> list[Delegation]:
    return delegations_of(actor.person_id) if actor.person_id is not None else []
