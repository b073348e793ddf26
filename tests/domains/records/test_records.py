"""The dossier keeps what happened, and lets nobody rewrite it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from bekwaam.domains.catalogue.actions import set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.records import queries
from bekwaam.domains.records.actions import (
    WantedResult,
    hide_review,
    record_results,
    remove_review,
    take_back,
    write_review,
)
from bekwaam.domains.records.enums import Outcome
from bekwaam.domains.records.models import Result
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_person, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-2.1")]
DAY = date(2026, 1, 5)


@pytest.fixture
def system(noord: Any) -> Actor:
    return system_actor(current_academy_id())


def as_person(person: Person) -> Actor:
    return Actor(current_academy_id(), person.pk, person.full_name)


def wanted(person: Person, activity: Activity, reference: str = "1", **values: Any) -> WantedResult:
    standard: dict[str, Any] = {"outcome": Outcome.PASSED, "finished_on": DAY, "source": "test"}
    return WantedResult(
        person_id=person.pk,
        activity_id=activity.pk,
        version_id=activity.published_id,
        label="Bhv",
        reference=reference,
        **{**standard, **values},
    )


def test_telling_it_twice_changes_nothing(system: Actor, moment: datetime) -> None:
    row = wanted(a_person(), an_activity())
    assert len(record_results([row, row], actor=system, at=moment)) == 1
    assert record_results([row], actor=system, at=moment) == []


def test_a_result_is_taken_back_once_and_stays_on_file(system: Actor, moment: datetime) -> None:
    person, activity = a_person(), an_activity()
    (result,) = record_results([wanted(person, activity)], actor=system, at=moment)
    take_back(result.pk, reason="Verkeerde persoon", actor=system, at=moment)
    assert (queries.results_of(person.pk), Result.objects.count()) == ([], 2)
    with pytest.raises(Refused):
        take_back(result.pk, reason="Nog eens", actor=system, at=moment)


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_lets_nobody_rewrite_a_result(system: Actor, moment: datetime, deed: str) -> None:
    record_results([wanted(a_person(), an_activity())], actor=system, at=moment)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Result.objects.update(label="x") if deed == "update" else Result.objects.all().delete()


def test_nothing_is_done_in_the_future(system: Actor, moment: datetime) -> None:
    later = wanted(a_person(), an_activity(), finished_on=moment.date() + timedelta(days=2))
    with pytest.raises(Refused) as refusal:
        record_results([later], actor=system, at=moment)
    assert refusal.value.reason == "records.in_the_future"


def test_results_of_a_merged_row_count_for_the_person(system: Actor, moment: datetime) -> None:
    kept, gone, activity = a_person(), a_person(), an_activity()
    record_results([wanted(gone, activity)], actor=system, at=moment)
    gone.merged_into = kept
    gone.save()
    assert queries.last_done(activity.pk, [kept.pk]) == {kept.pk: DAY}
    assert queries.did(kept.pk, activity.pk)


def test_only_who_did_it_says_what_they_thought(system: Actor, moment: datetime) -> None:
    person, other, activity = a_person(), a_person(), an_activity()
    for each in (person, other):
        an_employment(each, a_unit())
    record_results([wanted(person, activity)], actor=system, at=moment)
    write_review(activity.pk, stars=4, words="Fijn.", actor=as_person(person), at=moment)
    write_review(activity.pk, stars=2, words="Toch niet.", actor=as_person(person), at=moment)
    with pytest.raises(Refused) as refusal:
        write_review(activity.pk, stars=5, words="", actor=as_person(other), at=moment)
    activity.refresh_from_db()
    assert (refusal.value.reason, activity.rating_sum, activity.rating_count) == (
        "records.did_not_do_it",
        2,
        1,
    )


def test_what_is_hidden_from_you_is_not_there_to_review(system: Actor, moment: datetime) -> None:
    person, activity = a_person(), an_activity()
    record_results([wanted(person, activity)], actor=system, at=moment)
    elsewhere = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=a_unit().pk),))
    set_policies(activity.pk, [elsewhere], actor=system, at=moment)
    with pytest.raises(Refused) as refusal:
        write_review(activity.pk, stars=4, words="", actor=as_person(person), at=moment)
    assert refusal.value.reason == "records.not_there"


def test_hidden_and_removed_reviews_do_not_count(system: Actor, moment: datetime) -> None:
    people, activity = [a_person(), a_person()], an_activity()
    for number, person in enumerate(people):
        record_results([wanted(person, activity, str(number))], actor=system, at=moment)
        review = write_review(activity.pk, stars=5 - number, words="", actor=as_person(person), at=moment)
    assert review is not None
    hide_review(review.pk, reason="Scheldt", actor=system, at=moment)
    activity.refresh_from_db()
    assert (activity.rating_sum, activity.rating_count) == (5, 1)
    remove_review(activity.pk, actor=as_person(people[0]), at=moment)
    activity.refresh_from_db()
    assert (activity.rating_sum, activity.rating_count) == (0, 0)
