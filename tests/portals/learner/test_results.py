"""What somebody did: for that person always, for who leads that person, and for nobody else."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.models import Person
from bekwaam.domains.records.actions import WantedResult, record_results, take_back
from bekwaam.domains.records.enums import Outcome
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_delegation, a_person, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads
from tests.portals.learner.test_activity import only_for

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-2.1")]
MINE = "/mijn-leren/"


def a_result(person: Person, title: str = "Bhv", **values: Any) -> Any:
    activity = values.pop("activity", None) or an_activity(title=title)
    standard = {"outcome": Outcome.PASSED, "finished_on": clock.today() - timedelta(days=3), "source": "test"}
    wanted = WantedResult(
        person_id=person.pk,
        activity_id=activity.pk,
        version_id=activity.published_id,
        label=title,
        reference=f"{person.pk}/{activity.pk}",
        **{**standard, **values},
    )
    return record_results([wanted], actor=system_actor(current_academy_id()), at=clock.now())[0]


@pytest.fixture
def manager(noord: Any) -> Person:
    return a_person("Baas")


@pytest.fixture
def person(manager: Person) -> Person:
    found = a_person("Bakker")
    an_employment(found, a_unit(), manager=manager)
    return found


def titles(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [line.title for line in answer.context["page"].results.lines]


def test_somebody_reads_the_own_results_newest_first(client_for: Callable[..., Any], person: Person) -> None:
    assert "Je hebt nog geen resultaten" in client_for(person).get(MINE).content.decode()
    a_result(person, "Oud", finished_on=clock.today() - timedelta(days=900), outcome=Outcome.FAILED)
    a_result(person, "Nieuw", minutes=90)
    a_result(a_person(), "Van een ander")
    wrong = a_result(person, "Vergissing")
    take_back(wrong.pk, reason="Fout", actor=system_actor(current_academy_id()), at=clock.now())
    answer = client_for(person).get(MINE)
    assert titles(answer) == ["Nieuw", "Oud"]
    said = answer.content.decode()
    assert all(words in said for words in ("Je hebt 2 resultaten", "Niet voldaan", "90 minuten"))


@pytest.mark.eis("U-1.2")
def test_what_is_hidden_now_stays_in_the_own_dossier_without_a_link(
    client_for: Callable[..., Any], person: Person, manager: Person
) -> None:
    shielded = an_activity(title="Geheim", policies=[only_for(manager)])
    a_result(person, "Wat ik toen deed", activity=shielded)
    answer = client_for(person).get(MINE)
    assert titles(answer) == ["Wat ik toen deed"]
    assert str(shielded.pk) not in answer.content.decode()


def test_the_own_results_can_be_taken_along(client_for: Callable[..., Any], person: Person) -> None:
    a_result(person, "Bhv", minutes=60)
    a_result(a_person(), "Van een ander")
    file = b"".join(client_for(person).get(f"{MINE}?formaat=xlsx").streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if row[1] in ("Bhv", "Van een ander")] == ["Bhv"]


def test_a_manager_reads_the_results_of_the_own_people_and_they_can_see_it(
    client_for: Callable[..., Any], person: Person, manager: Person
) -> None:
    a_result(person, "Bhv")
    theirs = f"/mijn-team/{person.pk}/resultaten/"
    assert titles(client_for(manager).get(theirs)) == ["Bhv"]
    assert theirs in client_for(manager).get("/mijn-team/").content.decode()
    fact = AuditFact.objects.get(verb="records.results_viewed")
    assert (fact.subject_id, fact.actor_id) == (person.pk, manager.pk)
    assert "Bekeek wat je deed" in client_for(person).get("/account/gegevens/").content.decode()


def test_nobody_else_reads_them(client_for: Callable[..., Any], person: Person, manager: Person) -> None:
    a_result(person)
    theirs = f"/mijn-team/{person.pk}/resultaten/"
    other = a_person("Andere baas")
    an_employment(a_person(), a_unit(), manager=other)
    assert client_for(other).get(theirs).status_code == 404
    assert client_for(manager).get(f"/mijn-team/{other.pk}/resultaten/").status_code == 404
    assert client_for(person).get(theirs).status_code == 403
    assert AuditFact.objects.filter(verb="records.results_viewed").count() == 0


def test_a_substitute_reads_them_when_the_overview_was_handed_over(
    client_for: Callable[..., Any], person: Person, manager: Person
) -> None:
    a_result(person, "Bhv")
    theirs = f"/mijn-team/{person.pk}/resultaten/"
    today = clock.today()
    with_view, without = a_person("Met"), a_person("Zonder")
    a_delegation(manager, with_view, ["team_view"], starts_on=today, ends_on=today)
    a_delegation(manager, without, ["approve"], starts_on=today, ends_on=today)
    assert titles(client_for(with_view).get(theirs)) == ["Bhv"]
    assert client_for(without).get(theirs).status_code == 404
    assert theirs not in client_for(without).get("/mijn-team/").content.decode()


def test_a_long_dossier_costs_no_more_queries(client_for: Callable[..., Any], person: Person) -> None:
    browser = client_for(person)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get(MINE)
        return reads(captured)

    a_result(person)
    browser.get(MINE)
    one = count()
    for _ in range(29):
        a_result(person)
    assert (count(), one <= 12) == (one, True)
