"""Finding something for the own team, without learning of what the manager does not see."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from bekwaam.domains.catalogue.enums import Effect, Form
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from tests.factories import a_function, a_person, a_theme, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads
from tests.portals.learner.test_activity import did, only_for

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-7.2")]
PATH = "/mijn-team/aanbod/"
Client = Callable[..., Any]


@pytest.fixture
def manager(noord: Any) -> Person:
    return a_person("Baas")


@pytest.fixture
def team(manager: Person) -> list[Person]:
    """Two at the desk and a clerk; somebody of another team beside them."""
    desk, clerk = a_function("BAL", "Baliemedewerker"), a_function("ADM", "Administrateur")
    found = [a_person(name) for name in ("Aalbers", "Bos", "Cox")]
    for person, function in zip(found, (desk, desk, clerk), strict=True):
        an_employment(person, a_unit(), manager=manager, function=function)
    an_employment(a_person("Vreemd"), a_unit(), manager=a_person("Ander"), function=desk)
    return found


def shown(client_for: Client, manager: Person, query: str = "") -> dict[str, Any]:
    answer = client_for(manager).get(PATH + query)
    assert answer.status_code == 200
    return {line.card.title: line.suited for line in answer.context["page"].lines}


def test_what_suits_the_team_stands_first_with_the_names_it_concerns(
    client_for: Client, manager: Person, team: list[Person]
) -> None:
    desk = a_function("BAL").pk
    an_activity(title="Voor niemand in het bijzonder")
    activity = an_activity(title="Zorg aan de balie", function_ids=(desk,))
    did(team[0], activity)
    found = shown(client_for, manager)
    assert list(found) == ["Zorg aan de balie", "Voor niemand in het bijzonder"]
    best = found["Zorg aan de balie"]
    assert (best.meant_for, best.did, best.cannot_see) == (("Noor Bos",), ("Noor Aalbers",), ())
    assert "Vreemd" not in client_for(manager).get(PATH).content.decode()


@pytest.mark.eis("U-1.2")
def test_a_manager_finds_nothing_that_is_hidden_from_the_manager(
    client_for: Client, manager: Person, team: list[Person]
) -> None:
    desk = a_function("BAL").pk
    an_activity(title="Geheim", function_ids=(desk,), policies=[only_for(*team)])
    an_activity(title="Niet voor Cox", policies=[only_for(team[2], effect=Effect.HIDE)])
    found = shown(client_for, manager)
    assert list(found) == ["Niet voor Cox"]
    assert found["Niet voor Cox"].cannot_see == ("Noor Cox",)
    said = client_for(manager).get(f"{PATH}?functie={desk}").content.decode()
    assert ("Geheim" in said, "0 leeractiviteiten gevonden" in said) == (False, True)


def test_choices_narrow_the_list_and_odd_ones_do_no_harm(
    client_for: Client, manager: Person, team: list[Person]
) -> None:
    desk = a_function("BAL").pk
    an_activity(title="A", function_ids=(desk,), form=Form.VIDEO.value, theme_ids=(a_theme("avg").pk,))
    an_activity(title="B", function_ids=(a_function("ADM").pk,))
    assert list(shown(client_for, manager, f"?functie={desk}")) == ["A"]
    assert list(shown(client_for, manager, "?thema=avg")) == ["A"]
    assert list(shown(client_for, manager, "?werkvorm=video")) == ["A"]
    assert list(shown(client_for, manager, "?werkvorm=klassikaal&thema=avg")) == []
    assert list(shown(client_for, manager, "?functie=x&werkvorm=y&pagina=z")) == ["A", "B"]


def test_the_team_is_narrowed_to_one_of_its_units(
    client_for: Client, manager: Person, team: list[Person]
) -> None:
    far = a_unit(name="Ver weg")
    an_employment(a_person("Dekker"), far, manager=manager, function=a_function("BAL"))
    an_activity(title="Zorg aan de balie", function_ids=(a_function("BAL").pk,))
    found = shown(client_for, manager, f"?onderdeel={far.pk}&thema=x")
    assert found["Zorg aan de balie"].meant_for == ("Noor Dekker",)
    page = (
        client_for(manager).get(f"{PATH}?onderdeel={far.pk}&functie={a_function('BAL').pk}").context["page"]
    )
    assert [(name, is_on) for _value, name, is_on in page.units if is_on] == [("Ver weg", True)]
    assert page.chips == [
        ("Ver weg", f"{PATH}?functie={a_function('BAL').pk}"),
        ("Baliemedewerker", f"{PATH}?onderdeel={far.pk}"),
    ]
    assert len(shown(client_for, manager, f"?onderdeel={a_unit().pk}")["Zorg aan de balie"].meant_for) == 3


def test_the_list_can_be_taken_along(client_for: Client, manager: Person, team: list[Person]) -> None:
    an_activity(title="Zorg", function_ids=(a_function("BAL").pk,))
    file = b"".join(client_for(manager).get(f"{PATH}?formaat=xlsx").streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows if row[1] == "Zorg"] == ["Noor Aalbers, Noor Bos"]


def test_it_is_for_who_leads_people(client_for: Client, manager: Person, team: list[Person]) -> None:
    assert client_for(team[0]).get(PATH).status_code == 403
    assert "Er werkt nog niemand direct onder jou" not in client_for(manager).get(PATH).content.decode()


def test_thirty_cost_no_more_queries_than_one(
    client_for: Client, manager: Person, team: list[Person]
) -> None:
    browser = client_for(manager)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(PATH).status_code == 200
        return reads(captured)

    did(team[0], an_activity(function_ids=(a_function("BAL").pk,)))
    browser.get(PATH)
    one = count()
    for number in range(29):
        activity = an_activity(function_ids=(a_function("ADM").pk,), theme_ids=(a_theme(f"t{number}").pk,))
        did(team[2], activity, clock.today() - timedelta(days=number + 1))
    assert (count(), one <= 12) == (one, True)
