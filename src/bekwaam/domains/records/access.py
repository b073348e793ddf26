"""Whose results somebody may read: the own ones, and those of the people of the own team. And which reviews one may hide."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.teams import leads_people, team_jobs
from bekwaam.domains.records.models import Result, Review
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


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    text: str = ""
    state: str = ""
    most_stars: int = 0


ANY = ReviewFilter()


def managed_reviews(actor: Actor, wanted: ReviewFilter = ANY) -> QuerySet[Review]:
    """Of the offering that this actor manages, the newest first."""
    rows = _narrowed(actor, wanted)
    rows = rows.filter(state=wanted.state) if wanted.state else rows
    return rows.select_related("activity__published").order_by("-written_at", "-pk")


def counts_of_reviews(actor: Actor, wanted: ReviewFilter) -> dict[str, int]:
    """How many there are in each state."""
    rows = _narrowed(actor, wanted).order_by().values("state").annotate(total=Count("pk"))
    return {row["state"]: row["total"] for row in rows}


def managed_review_for(actor: Actor, review_id: object) -> Review | None:
    wanted = parse_id(review_id)
    return managed_reviews(actor).filter(pk=wanted).first() if wanted else None


def _narrowed(actor: Actor, wanted: ReviewFilter) -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.objects.filter(activity__in=managed_activities(actor).values("pk"))
    for word in wanted.text.split()[:6]:
        rows = rows.filter(
            Q(words__icontains=word)
            | Q(activity__published__title__icontains=word)
            | Q(activity__code__icontains=word)
        )
    return rows.filter(stars__lte=wanted.most_stars) if wanted.most_stars else rows
