"""What a person sees as a string of bits is what a person sees row by row, however activities change afterwards."""

import re
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.search.actions import write_documents
from bekwaam.domains.catalogue.search.models import SearchDocument, SearchFacet
from tests import savepoints
from tests.domains.catalogue.audience.test_oracle import TODAY, Town, town

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-1.2")]


def changed_town(seed: int) -> Town:
    """Whose activities open, close and move after their documents were written, by nothing but the table itself."""
    made, dice = town(seed), Random(seed)
    write_documents()
    for activity in dice.sample(list(Activity.objects.order_by("code")), 12):
        Activity.objects.filter(pk=activity.pk).update(
            is_open=dice.random() < 0.5,
            state=dice.choice((ActivityState.PUBLISHED, ActivityState.ARCHIVED)),
            publish_from=dice.choice((None, TODAY, TODAY + timedelta(days=1))),
            publish_until=dice.choice((None, TODAY + timedelta(days=1))),
        )
    return made


def body_of_sight() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'catalogue_sight'")
        return str(cursor.fetchone()[0])


def seen_as_bits(body: str, person_id: UUID) -> set[UUID]:
    query = re.sub(r"\basker\b", "%(who)s::uuid", re.sub(r"\bon_day\b", "%(day)s::date", body))
    with connection.cursor() as cursor:
        cursor.execute(query, {"who": person_id, "day": TODAY})
        bits = str(cursor.fetchone()[0])
    slots = {place for place, bit in enumerate(bits) if bit == "1"}
    return set(SearchDocument.objects.filter(slot__in=slots).values_list("activity_id", flat=True))


def differs(made: Town, body: str) -> bool:
    documented = set(SearchDocument.objects.values_list("activity_id", flat=True))
    return any(
        seen_as_bits(body, person.pk)
        != set(visible_to(person.pk, TODAY).values_list("pk", flat=True)) & documented
        for person in made.people
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_bits_say_what_rows_say(noord: Any, seed: int) -> None:
    with savepoints.undone():
        assert not differs(changed_town(seed), body_of_sight())


MUTATIONS = [
    ("where f.effect = 'verbergen'", "where false"),
    ("a.publish_from <= on_day", "true"),
    ("a.publish_until >= on_day", "false"),
    ("a.state = 'gepubliceerd'", "true"),
    ("a.is_open or a.id in", "true or a.id in"),
    ("f.effect = 'zien'", "true"),
]


@pytest.mark.parametrize(("sound", "broken"), MUTATIONS)
def test_a_word_changed_in_the_statement_is_noticed(noord: Any, sound: str, broken: str) -> None:
    body = body_of_sight().replace(sound, broken)
    assert body != body_of_sight()
    assert any(_noticed(body, seed) for seed in range(60))


def _noticed(body: str, seed: int) -> bool:
    with savepoints.undone():
        return differs(changed_town(seed), body)


def test_a_rating_changes_no_bits(noord: Any) -> None:
    made = town(1)
    write_documents()
    before = list(SearchFacet.objects.order_by("pk").values_list("pk", "bits"))
    Activity.objects.filter(pk__in=made.policies).update(rating_sum=9, rating_count=2)
    assert list(SearchFacet.objects.order_by("pk").values_list("pk", "bits")) == before
    assert set(SearchDocument.objects.values_list("rating", flat=True)) == {(9 + 17.5) / 7}
