"""Reads of the dossier. A person's rows are those of every row that was merged into that person too."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from bekwaam.domains.people.models import Person
from bekwaam.domains.records.enums import Outcome, ReviewState
from bekwaam.domains.records.models import Result, Review

DONE = (Outcome.TOOK_PART, Outcome.PASSED)


def results_that_hold() -> QuerySet[Result]:
    """Without those that were taken back, and without what takes back."""
    taken_back = Result.objects.filter(takes_back=OuterRef("pk"))
    found: QuerySet[Result] = Result.objects.exclude(outcome=Outcome.WITHDRAWN).exclude(Exists(taken_back))
    return found


def ids_of_person(person_id: UUID) -> set[UUID]:
    return {person_id, *Person.objects.filter(merged_into=person_id).values_list("pk", flat=True)}


def results_of(person_id: UUID) -> list[Result]:
    rows = results_that_hold().filter(person_id__in=ids_of_person(person_id))
    return list(rows.select_related("activity", "version").order_by("-finished_on", "-pk"))


def did(person_id: UUID, activity_id: UUID) -> bool:
    rows = results_that_hold().filter(person_id__in=ids_of_person(person_id), activity=activity_id)
    return bool(rows.filter(outcome__in=DONE).exists())


def last_done(activity_id: UUID, person_ids: Collection[UUID]) -> dict[UUID, date]:
    """Which of these people did it, and when last."""
    merged = dict(Person.objects.filter(merged_into__in=person_ids).values_list("pk", "merged_into_id"))
    wanted = {*person_ids, *merged}
    rows = results_that_hold().filter(activity=activity_id, person_id__in=wanted, outcome__in=DONE)
    found: dict[UUID, date] = {}
    for person_id, day in rows.order_by("finished_on").values_list("person_id", "finished_on"):
        found[merged.get(person_id, person_id)] = day
    return found


def done_per_activity(activity_ids: Collection[UUID], person_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who of these people did which of these activities."""
    rows = results_that_hold().filter(activity__in=activity_ids, person_id__in=person_ids, outcome__in=DONE)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for activity_id, person_id in rows.values_list("activity_id", "person_id"):
        found[activity_id].add(person_id)
    return dict(found)


def shown_reviews(activity_id: UUID) -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.objects.filter(activity=activity_id, state=ReviewState.SHOWN)
    return rows.order_by("-written_at", "-pk")


def review_by(person_id: UUID, activity_id: UUID) -> Review | None:
    found: Review | None = Review.objects.filter(person=person_id, activity=activity_id).first()
    return found


def own_results(person_id: UUID) -> Iterable[dict[str, Any]]:
    rows = Result.objects.filter(Q(person_id__in=ids_of_person(person_id))).order_by("finished_on")
    return rows.values("label", "outcome", "finished_on", "minutes", "source", code=F("activity__code"))


def own_reviews(person_id: UUID) -> Iterable[dict[str, Any]]:
    rows = Review.objects.filter(person=person_id).order_by("written_at")
    return rows.values("stars", "words", "state", "written_at", code=F("activity__code"))
