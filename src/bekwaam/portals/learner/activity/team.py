"""For who leads people: which of them did this, when last, and who does not see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.audience.queries import seen_by
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.teams import leads_people, team_jobs
from bekwaam.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    function: str
    done_on: date | None
    sees_it: bool


@dataclass(frozen=True, slots=True)
class TeamPart:
    title: str
    did: list[Member]
    did_not: list[Member]


Team = Mapping[UUID, Employment]


def team_of(actor: Actor, on: date) -> Team:
    """Nobody for who leads nobody; one job for each of the people."""
    return {job.person_id: job for job in team_jobs(actor, on=on)} if leads_people(actor) else {}


def team_part(team: Team, activity_id: UUID, done: Mapping[UUID, date], on: date) -> TeamPart | None:
    if not team:
        return None
    seers = seen_by([activity_id], list(team), on)[activity_id]
    members = [
        Member(
            name=job.person.full_name,
            function=job.function.name if job.function else "",
            done_on=done.get(person_id),
            sees_it=person_id in seers,
        )
        for person_id, job in team.items()
    ]
    did = sorted((one for one in members if one.done_on), key=lambda one: str(one.done_on), reverse=True)
    return TeamPart(_title(len(did), len(team)), did, [one for one in members if not one.done_on])


def _title(did: int, people: int) -> str:
    if not did:
        return _("Nog niemand uit je team deed dit")
    words = ngettext("%(did)d van je %(people)d deed dit", "%(did)d van je %(people)d deden dit", did)
    return words % {"did": did, "people": people}
