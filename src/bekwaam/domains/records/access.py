"""Whose results somebody may read: the own ones, and those of the people of the own team."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.people.models import Person
from bekwaam.domains.people.teams import leads_people, team_jobs
from bekwaam.domains.records.models import Result
from bekwaam.domains.records.queries import results_of_people
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.ids import parse_id


def own_results_of(actor: Actor) -> QuerySet[Result]:
    """Nobody has none."""
    wanted = [] if actor.person_id is None else [actor.person_id]
    return results_of_people(wanted)


def team_member_for(actor: Actor, person_id: object, *, on: date) -> Person | None:
    """One of the people this actor leads; nobody otherwise, as if there were no such person."""
    wanted = parse_id(person_id)
    if wanted is None or not leads_people(actor):
        return None
    job = team_jobs(actor, on=on).filter(person=wanted).first()
    return job.person if job is not None else None


def results_of_member(member: Person) -> QuerySet[Result]:
    """For who got the member from `team_member_for`."""
    wanted: list[UUID] = [member.pk]
    return results_of_people(wanted)
