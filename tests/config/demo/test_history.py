"""The invented past of the demo: the same every time, plausible, and quick."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.models import Avg, Max, Min

from bekwaam.config.demo.history import SOURCE, load_history
from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.records.actions import WantedResult, load_results
from bekwaam.domains.records.enums import Outcome
from bekwaam.domains.records.models import Result, Review
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_function, a_person, a_unit, an_activity, an_employment
from tests.portals.learner.test_activity import only_for

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def system(noord: Any) -> Actor:
    return system_actor(current_academy_id(), channel="import")


def a_small_town() -> None:
    desk = a_function("BAL", "Balie")
    for number in range(40):
        person = a_person(personnel_number=f"P{number:03d}")
        an_employment(person, a_unit(), function=desk, started_on=date(2012, 1, 1))
    for number in range(12):
        an_activity(code=f"A-{number:02d}", function_ids=(desk.pk,) if number < 3 else ())


def load(system: Actor) -> int:
    return load_history(seed="proef", actor=system, at=AT, today=TODAY)


def told() -> list[tuple[Any, ...]]:
    return list(Result.objects.order_by("reference").values_list("reference", "outcome", "finished_on"))


def test_the_past_is_plausible_and_told_twice_it_changes_nothing(system: Actor) -> None:
    a_small_town()
    assert load(system) == Result.objects.count()
    once = told()
    assert 150 < len(once) < 500
    days = Result.objects.aggregate(first=Min("finished_on"), last=Max("finished_on"))
    assert days["first"] >= date(2016, 11, 23)
    assert days["last"] <= TODAY
    meant = Result.objects.filter(activity__code__in=("A-00", "A-01", "A-02")).count()
    assert meant > len(once) / 2
    load(system)
    assert told() == once
    assert AuditFact.objects.filter(verb="records.result_recorded").count() == 0


def test_reviews_are_of_who_did_it_and_the_catalogue_knows_their_sum(
    system: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bekwaam.config.demo.history.REVIEWED", 0.5)
    a_small_town()
    load(system)
    did = set(Result.objects.values_list("person_id", "activity_id"))
    written = set(Review.objects.values_list("person_id", "activity_id"))
    assert written
    assert written <= did
    rated = Activity.objects.filter(rating_count__gt=0)
    assert sum(rated.values_list("rating_count", flat=True)) == len(written)
    assert 3 < Review.objects.aggregate(mean=Avg("stars"))["mean"] < 5


def test_what_is_shielded_leaves_no_past(system: Actor) -> None:
    a_small_town()
    hidden = an_activity(code="A-99", policies=[only_for(a_person())])
    load(system)
    assert Result.objects.filter(activity=hidden).count() == 0


def test_only_the_system_takes_over_a_dossier_and_only_of_what_is_there(system: Actor) -> None:
    person, activity = a_person(), an_activity()
    wanted = {
        "person_id": person.pk,
        "activity_id": activity.pk,
        "version_id": activity.published_id,
        "label": "Bhv",
        "outcome": Outcome.PASSED,
        "finished_on": TODAY,
        "source": SOURCE,
        "reference": "1",
    }
    somebody = Actor(current_academy_id(), person.pk, person.full_name)
    for actor, values in (
        (somebody, {}),
        (system, {"person_id": activity.pk}),
        (system, {"activity_id": person.pk}),
        (system, {"finished_on": date(2027, 1, 1)}),
        (system, {"source": "een ander"}),
    ):
        with pytest.raises(Refused):
            load_results([WantedResult(**{**wanted, **values})], source=SOURCE, actor=actor, at=AT)
    assert load_results([WantedResult(**wanted)], source=SOURCE, actor=system, at=AT) == 1
