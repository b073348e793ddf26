"""The people a manager answers for: the own team, and the teams of those whose place the manager takes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Employment
from bekwaam.domains.people.queries.people import holding
from bekwaam.kernel.actors import Actor, Grant, Role


def team_jobs(actor: Actor, *, on: date) -> QuerySet[Employment]:
    """The jobs of today that report to this actor or to whom the actor stands in for, never the actor's own."""
    jobs: QuerySet[Employment] = Employment.objects.filter(
        _reach(actor), holding(on), person__is_active=True, person__merged_into__isnull=True
    )
    return (
        jobs.exclude(person=actor.person_id)
        .select_related("person", "function", "unit")
        .order_by("person__sort_key", "person_id", "started_on")
    )


def leads_people(actor: Actor) -> bool:
    return any(True for _ in _grants(actor))


def _reach(actor: Actor) -> Q:
    reach = Q(pk__in=[])
    for grant in _grants(actor):
        part = Q(manager=grant.on_behalf_of or actor.person_id)
        if grant.limited_to is not None:
            part &= Q(unit__in=grant.limited_to)
        reach |= part
    return reach


def shows_results(grant: Grant) -> bool:
    """What people learnt is part of the overview of the team; a substitute sees it when that was handed over."""
    return grant.tasks is None or DelegatedTask.TEAM_VIEW.value in grant.tasks


def _grants(actor: Actor) -> Iterable[Grant]:
    return (grant for grant in actor.grants if grant.role is Role.MANAGER and shows_results(grant))
