"""The team page and a manager's own substitution."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.actions import recompute_managers
from bekwaam.domains.people.models import Delegation, Person
from bekwaam.kernel import clock
from tests.factories import a_delegation, a_person, a_unit, an_employment

DAY = timedelta(days=1)
TEAM, SUBSTITUTES = "/mijn-team/", "/mijn-team/vervanging/"


@pytest.fixture
def boss(noord) -> Person:
    """Leads a team of two and a substitute elsewhere."""
    boss = a_person("Baas")
    unit = a_unit(name="Wijkteam", leader_number=boss.personnel_number)
    for name in ("Aalbers", "Zwart"):
        an_employment(a_person(name), unit)
    recompute_managers(on=clock.today())
    return boss


def teams_in(response) -> list[tuple[str, list[str]]]:
    return [
        (team.on_behalf_of, [member.name for member in team.members])
        for team in response.context["page"].teams
    ]


def until_tomorrow(substitute: Person, *tasks: str) -> dict[str, object]:
    today = clock.today()
    return {
        "substitute": f"{substitute.full_name} ({substitute.personnel_number})",
        "tasks": list(tasks),
        "starts_on": today.isoformat(),
        "ends_on": (today + DAY).isoformat(),
    }


def test_a_manager_sees_the_team_and_nobody_else_the_page(client_for, boss) -> None:
    an_employment(a_person("Ander"), a_unit())
    assert teams_in(client_for(boss).get(TEAM)) == [("", ["Noor Aalbers", "Noor Zwart"])]
    assert client_for(Person.objects.get(family_name="Zwart")).get(TEAM).status_code == 403


@pytest.mark.eis("U-5.6")
def test_a_substitute_sees_the_team_on_behalf_of_the_manager_until_it_is_taken_back(client_for, boss) -> None:
    substitute = a_person("Vervanger")
    assert client_for(substitute).get(TEAM).status_code == 403
    browser = client_for(boss)
    assert browser.post(SUBSTITUTES, until_tomorrow(substitute, "approve", "team_view")).status_code == 302
    seen = client_for(substitute).get(TEAM)
    assert teams_in(seen) == [("Noor Baas", ["Noor Aalbers", "Noor Zwart"])]
    assert "Namens Noor Baas" in seen.content.decode()
    assert "Je werkt ook namens Noor Baas." in seen.content.decode()
    assert "Je werkt ook namens" not in browser.get(TEAM).content.decode()
    end = f"{SUBSTITUTES}{Delegation.objects.get().pk}/einde/"
    assert client_for(a_person()).post(end).status_code == 404
    assert browser.get(end).status_code == 200
    assert client_for(substitute).post(end).status_code == 302
    assert client_for(substitute).get(TEAM).status_code == 403


def test_what_is_refused_is_said_in_the_form(client_for, boss) -> None:
    browser = client_for(boss)
    own = browser.post(SUBSTITUTES, until_tomorrow(boss, "approve"))
    assert (own.status_code, "Kies een collega" in own.content.decode()) == (422, True)
    other = until_tomorrow(a_person(), "manage_people")
    assert browser.post(SUBSTITUTES, other).status_code == 422
    garbage = {"substitute": "nergens", "tasks": "x", "starts_on": "x", "ends_on": "9999999"}
    assert browser.post(SUBSTITUTES, garbage).status_code == 422
    assert Delegation.objects.count() == 0


def test_who_has_nothing_to_hand_over_is_told_so(client_for) -> None:
    page = client_for(a_person()).get(SUBSTITUTES)
    assert (page.status_code, "geen taken om over te dragen" in page.content.decode()) == (200, True)


def test_a_delegation_of_another_academy_does_not_exist(client_for, boss, zuid, within) -> None:
    with within(zuid):
        strange = a_delegation(a_person(), a_person(), ["approve"])
    assert client_for(boss).post(f"{SUBSTITUTES}{strange.pk}/einde/").status_code == 404


def test_a_large_team_costs_no_more_queries(client_for, boss) -> None:
    browser = client_for(boss)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            browser.get(TEAM)
        return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in caught)

    browser.get(TEAM)
    two = queries()
    unit = Person.objects.get(family_name="Zwart").employments.get().unit
    for _ in range(28):
        an_employment(a_person(), unit)
    recompute_managers(on=clock.today())
    assert (queries(), two <= 12) == (two, True)
