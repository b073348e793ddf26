"""Reads of the dossier. A person's rows are those of every row that was merged into that person too."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from bekwaam.domains.people.models import Person
from bekwaam.domains.records.enums import Outcome, ReviewState
from bekwaam.domains.records.models import Result, Review

DONE = (Outcome.TOOK_PART, Outcome.PASSED)
WHO = ("person_id", "stayed")


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


def results_of_people(person_ids: Collection[UUID]) -> QuerySet[Result]:
    """What holds, the newest first."""
    merged = Person.objects.filter(merged_into__in=person_ids).values("pk")
    theirs = Q(person_id__in=person_ids) | Q(person_id__in=merged)
    return results_that_hold().filter(theirs).select_related("activity").order_by("-finished_on", "-pk")


def did(person_id: UUID, activity_id: UUID) -> bool:
    rows = results_that_hold().filter(person_id__in=ids_of_person(person_id), activity=activity_id)
    return bool(rows.filter(outcome__in=DONE).exists())


def last_done(activity_id: UUID, person_ids: Collection[UUID]) -> dict[UUID, date]:
    """Which of these people did it, and when last."""
    return last_done_each([activity_id], person_ids).get(activity_id, {})


def last_done_each(
    activity_ids: Collection[UUID], person_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, date]]:
    """Per activity which of these people did it, and when last."""
    rows = _done_by(person_ids).filter(activity__in=activity_ids).order_by("finished_on")
    found: dict[UUID, dict[UUID, date]] = defaultdict(dict)
    for person_id, stayed, activity_id, day in rows.values_list(*WHO, "activity_id", "finished_on"):
        found[activity_id][stayed or person_id] = day
    return dict(found)


def done_per_activity(activity_ids: Collection[UUID], person_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who of these people did which of these activities."""
    return {one: set(done) for one, done in last_done_each(activity_ids, person_ids).items()}


def _done_by(person_ids: Collection[UUID]) -> QuerySet[Result]:
    """Their own rows and those of who was merged into them; `stayed` is who the row counts for then."""
    merged = Person.objects.filter(merged_into__in=person_ids)
    theirs = Q(person_id__in=person_ids) | Q(person_id__in=merged.values("pk"))
    stayed = merged.filter(pk=OuterRef("person_id")).values("merged_into")
    found: QuerySet[Result] = results_that_hold().filter(theirs, outcome__in=DONE)
    return found.annotate(stayed=Subquery(stayed))


def shown_reviews(activity_id: UUID) -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.objects.filter(activity=activity_id, state=ReviewState.SHOWN)
    return rows.order_by("-written_at", "-pk")


def reviews_to_read(activity_id: UUID, reader_id: UUID) -> QuerySet[Review]:
    """What is shown to everybody, and the reader's own one, also when it was hidden; the own one first."""
    rows: QuerySet[Review] = Review.objects.filter(
        Q(state=ReviewState.SHOWN) | Q(person=reader_id), activity=activity_id
    )
    is_own = Case(When(person=reader_id, then=0), default=1)
    return rows.annotate(place=is_own).order_by("place", "-written_at", "-pk")


def review_by(person_id: UUID, activity_id: UUID) -> Review | None:
    found: Review | None = Review.objects.filter(person=person_id, activity=activity_id).first()
    return found


def own_results(person_id: UUID) -> Iterable[dict[str, Any]]:
    rows = Result.objects.filter(Q(person_id__in=ids_of_person(person_id))).order_by("finished_on")
    return rows.values("label", "outcome", "finished_on", "minutes", "source", code=F("activity__code"))


def own_reviews(person_id: UUID) -> Iterable[dict[str, Any]]:
    rows = Review.objects.filter(person=person_id).order_by("written_at")
    return rows.values("stars", "words", "state", "written_at", code=F("activity__code"))
