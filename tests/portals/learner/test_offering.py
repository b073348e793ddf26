"""The catalogue page: what it shows, for how many statements, and what nonsense does to it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.actions.runs import write_runs
from tests.factories import a_person, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

MOST_QUERIES = 12
NONSENSE = [
    "?q=" + "a" * 5_000,
    "?q=%F0%9F%98%80%20%26%7C!()%3A*%27%22%3B--",
    "?q=%25_%5C",
    "?thema=x&vorm=y&onderdeel=%27&duur=9&prijs=-1&niveau=z&taal=q&plaats=%22&sorteer=9&pagina=-4",
    "?van=2026-13-45&tot=9999-12-31&pagina=99999999999",
    "?van=2026-12-31&tot=2026-01-01",
]


@pytest.fixture
def reader(noord: Any, client_for: Any) -> Any:
    person = a_person()
    an_employment(person, a_unit())
    return client_for(person)


@pytest.mark.eis("U-1.1")
def test_a_page_takes_the_same_statements_for_one_and_for_thirty(reader: Any) -> None:
    an_activity(title="Eerste hulp")
    reader.get("/aanbod/?q=hulp")
    with CaptureQueriesContext(connection) as few:
        answer = reader.get("/aanbod/?q=hulp")
    assert "1 leeractiviteit gevonden" in answer.content.decode()
    for number in range(29):
        an_activity(title=f"Hulp {number}")
    with CaptureQueriesContext(connection) as many:
        answer = reader.get("/aanbod/?q=hulp")
    assert "30 leeractiviteiten gevonden" in answer.content.decode()
    assert reads(many) == reads(few) <= MOST_QUERIES
    assert len(answer.content) <= 60_000


def test_a_question_is_kept_under_all_that_it_asks(reader: Any) -> None:
    query = "?q=hulp&periode=volgende-maand&tot=2040-01-02"
    assert reader.get(f"/aanbod/{query}").context["page"].saved_name == (
        "hulp, Volgende maand, Tot en met 2 januari 2040"
    )
    assert reader.get("/aanbod/").context["page"].saved_name == ""


def test_a_filter_that_leaves_nothing_out_is_not_shown(reader: Any) -> None:
    def titles(query: str = "") -> set[str]:
        return {str(group.title) for group in reader.get(f"/aanbod/{query}").context["page"].groups}

    an_activity(title="Eerste hulp")
    an_activity(title="Tweede hulp")
    assert not {"Taal", "Werkvorm"} & titles()
    assert "Taal" in titles("?taal=nl")
    an_activity(title="First aid", language="en")
    assert "Taal" in titles()


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_gives_a_page(reader: Any, query: str) -> None:
    an_activity(title="Eerste hulp")
    assert reader.get(f"/aanbod/{query}").status_code == 200


def test_a_block_is_enough_for_a_live_filter(reader: Any) -> None:
    an_activity(title="Eerste hulp")
    answer = reader.get("/aanbod/?q=hulp", headers={"HX-Request": "true"}).content.decode()
    assert answer.count("<html") == 0
    assert [answer.count(f'id="{name}"') for name in ("resultaten", "filters", "gekozen")] == [1, 1, 1]


FAULTS = [
    ("?van=2026-12-31&tot=2026-12-01", "De laatste dag ligt vóór de eerste dag."),
    ("?van=2026-13-45", "Die datum bestaat niet."),
    ("?periode=volgende-maand&van=2031-01-01", "Je eigen dagen vallen buiten de periode die je koos."),
]


@pytest.mark.parametrize(("query", "sentence"), FAULTS)
def test_a_wrong_day_is_told_in_a_sentence(reader: Any, query: str, sentence: str) -> None:
    assert sentence in reader.get(f"/aanbod/{query}").content.decode()


@pytest.mark.eis("U-1.1")
def test_a_period_of_ones_own_is_asked_and_can_be_taken_away(reader: Any) -> None:
    """Both days count; the words say them, the fields keep them."""
    moment = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC), tick=False):
        activity = an_activity(title="Op oudejaarsavond")
        write_runs([(activity.pk, WantedRun(starts_at=moment, ends_at=moment + timedelta(hours=2)))])
        answers = [
            reader.get(f"/aanbod/?van=2026-12-{first}&tot=2026-12-{last}").content.decode()
            for first, last in ((30, 31), (29, 30))
        ]
    assert ["Op oudejaarsavond" in answer for answer in answers] == [True, False]
    assert "Vanaf 30 december 2026" in answers[0]
    assert 'name="tot" value="2026-12-31"' in answers[0]
    assert 'href="?tot=2026-12-31"' in answers[0]
