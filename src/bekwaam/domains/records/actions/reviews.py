"""Saying what one thought of it; the catalogue gets the sum and the count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Sum

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.access import activity_for
from bekwaam.domains.catalogue.actions.ratings import set_rating
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import is_system
from bekwaam.domains.records import queries, rules
from bekwaam.domains.records.enums import ReviewState
from bekwaam.domains.records.events import ReviewWritten
from bekwaam.domains.records.models import Review
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.ids import new_id


@transaction.atomic
def write_review(activity_id: UUID, *, stars: int, words: str, actor: Actor, at: datetime) -> Review | None:
    """A second one takes the place of the first; one that was hidden stays hidden."""
    words = clean_line(words)
    person_id = actor.person_id
    is_visible = activity_for(actor, activity_id, on=local_date(at)) is not None
    did_it = person_id is not None and queries.did(person_id, activity_id)
    require(rules.may_review(is_visible=is_visible, did_it=did_it, stars=stars, words=words))
    values = {"stars": stars, "words": words, "written_at": at}
    review, _ = Review.objects.update_or_create(person_id=person_id, activity_id=activity_id, defaults=values)
    _tell_catalogue(activity_id)
    record("records.review_written", _subject(review), actor=actor, at=at, after={"stars": stars})
    events.publish(ReviewWritten(review_id=review.pk, activity_id=activity_id))
    found: Review = review
    return found


@transaction.atomic
def remove_review(activity_id: UUID, *, actor: Actor, at: datetime) -> None:
    """The own one; nothing happens when there is none."""
    review = queries.review_by(actor.person_id, activity_id) if actor.person_id else None
    if review is None:
        return
    record("records.review_removed", _subject(review), actor=actor, at=at)
    review.delete()
    _tell_catalogue(activity_id)


@transaction.atomic
def hide_review(review_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    review = Review.objects.select_for_update(of=("self",)).select_related("activity").get(pk=review_id)
    reason = clean_line(reason)[: rules.REASON_LENGTH]
    require(rules.may_hide(actor, owner_unit_id=review.activity.owner_unit_id, reason=reason))
    _put(review, ReviewState.HIDDEN, reason)
    record("records.review_hidden", _subject(review), actor=actor, at=at, after={"reason": reason})


@transaction.atomic
def show_review(review_id: UUID, *, actor: Actor, at: datetime) -> None:
    review = Review.objects.select_for_update(of=("self",)).select_related("activity").get(pk=review_id)
    require(rules.may_hide(actor, owner_unit_id=review.activity.owner_unit_id, reason="-"))
    if review.state == ReviewState.SHOWN:
        return
    _put(review, ReviewState.SHOWN, "")
    record("records.review_shown", _subject(review), actor=actor, at=at)


def _put(review: Review, state: ReviewState, reason: str) -> None:
    review.state, review.hidden_reason = state, reason
    review.save(update_fields=["state", "hidden_reason"])
    _tell_catalogue(review.activity_id)


def _tell_catalogue(activity_id: UUID) -> None:
    Activity.objects.select_for_update().get(pk=activity_id)
    found = queries.shown_reviews(activity_id).order_by().aggregate(total=Sum("stars"), count=Count("pk"))
    set_rating(activity_id, total=found["total"] or 0, count=found["count"])


def _subject(review: Review) -> Subject:
    return Subject("review", review.pk, f"{review.stars} sterren")


@dataclass(frozen=True, slots=True)
class WantedReview:
    person_id: UUID
    activity_id: UUID
    stars: int
    words: str
    written_at: datetime


@transaction.atomic
def load_reviews(wanted: Collection[WantedReview], *, source: str, actor: Actor, at: datetime) -> None:
    """From another system, many at once, with one line in the log; who wrote one here already keeps that one."""
    if not is_system(actor):
        raise Refused("records.not_yours")
    rows = [
        Review(
            person_id=each.person_id,
            activity_id=each.activity_id,
            stars=each.stars,
            words=clean_line(each.words)[: rules.WORDS_LENGTH],
            written_at=each.written_at,
        )
        for each in wanted
    ]
    Review.objects.bulk_create(rows, batch_size=1_000, ignore_conflicts=True)
    _tell_catalogue_all({each.activity_id for each in wanted})
    subject = Subject("result_source", new_id(), source)
    record("records.results_loaded", subject, actor=actor, at=at, after={"reviews": len(rows)})


def _tell_catalogue_all(activity_ids: Collection[UUID]) -> None:
    shown = Review.objects.filter(activity__in=activity_ids, state=ReviewState.SHOWN).order_by()
    sums = shown.values("activity").annotate(total=Sum("stars"), count=Count("pk"))
    for activity_id, total, count in sums.values_list("activity_id", "total", "count"):
        set_rating(activity_id, total=total, count=count)
