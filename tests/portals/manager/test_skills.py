"""The skills of a team in a browser of its manager."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.actions import recompute_managers
from bekwaam.domains.people.models import Person
from bekwaam.domains.skills.models import PersonSkill, Skill
from bekwaam.kernel import clock
from tests.factories import (
    a_delegation,
    a_function,
    a_level,
    a_person,
    a_skill,
    a_unit,
    an_asked_skill,
    an_employment,
)
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("S-2")
TEAM = "/mijn-team/skills/"


@pytest.fixture
def boss(noord) -> Person:
    boss = a_person("Baas")
    unit = a_unit(leader_number=boss.personnel_number)
    for name in ("Aalbers", "Zwart"):
        an_employment(a_person(name), unit)
    recompute_managers(on=clock.today())
    return boss


@pytest.fixture
def talking(boss) -> Skill:
    skill = a_skill("gesprek", "Gesprekken voeren")
    an_asked_skill(a_function(), skill, 3)
    return skill


def member(name: str) -> Person:
    return Person.objects.get(family_name=name)


def cost(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return reads(captured)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_page_says_where_the_team_can_grow_and_who(client_for, boss, talking) -> None:
    a_level(member("Aalbers"), talking, 3, "manager")
    page = client_for(boss).get(TEAM).context["page"]
    assert page.title == "Je team groeit het meest met “Gesprekken voeren”"
    assert [(gap.label, gap.words) for gap in page.gaps] == [("Gesprekken voeren", "1 van de 2 nog niet")]
    assert [(one.name, one.summary, [cell.words for cell in one.cells]) for one in page.members] == [
        ("Noor Aalbers", "1 van 1", ["Op niveau"]),
        ("Noor Zwart", "0 van 1", ["Nog niets ingevuld"]),
    ]


def test_the_manager_sees_the_estimate_and_confirms_beside_it(client_for, boss, talking) -> None:
    person = member("Zwart")
    a_level(person, talking, 4, stated_by_label="Noor Zwart")
    client, address = client_for(boss), f"{TEAM}{person.pk}/"
    page = text_of(client.get(address))
    assert "De functie Adviseur vraagt niveau 3 (Gevorderd)." in page
    assert "Noor schat zichzelf op niveau 4 (Expert), op 5 januari 2026." in page
    answer = client.post(f"{address}{talking.pk}/niveau/", {"level": "2"})
    assert answer.headers["Location"] == f"{address}#skill-{talking.pk}"
    rows = PersonSkill.objects.filter(person=person).order_by("source").values_list("source", "level")
    assert list(rows) == [("manager", 2), ("own", 4)]
    assert "Noor Baas bevestigde niveau 2 (Zelfstandig) op" in text_of(client.get(address))
    swapped = client.post(f"{address}{talking.pk}/niveau/", {"level": ""}, headers={"HX-Request": "true"})
    assert "De bevestiging is weg." in text_of(swapped)


def test_nobody_outside_the_team_is_there(client_for, boss, talking) -> None:
    stranger, colleague = a_person("Vreemd"), member("Aalbers")
    an_employment(stranger, a_unit())
    client = client_for(boss)
    for person in (stranger, boss):
        assert client.get(f"{TEAM}{person.pk}/").status_code == 404
        assert client.post(f"{TEAM}{person.pk}/{talking.pk}/niveau/", {"level": "3"}).status_code == 404
    own = client_for(colleague).post(f"{TEAM}{colleague.pk}/{talking.pk}/niveau/", {"level": "3"})
    assert own.status_code == 403
    assert PersonSkill.objects.count() == 0


def test_a_substitute_who_may_only_look_has_no_buttons(client_for, boss, talking) -> None:
    person, today = member("Zwart"), clock.today()
    watcher = a_person("Kijker")
    a_delegation(boss, watcher, ["team_view"], starts_on=today, ends_on=today)
    client, address = client_for(watcher), f"{TEAM}{person.pk}/"
    page = text_of(client.get(address))
    assert "Bevestigen doet de leidinggevende." in page
    assert 'name="level"' not in page
    client.post(f"{address}{talking.pk}/niveau/", {"level": "3"})
    assert "Alleen de leidinggevende of diens vervanger bevestigt een niveau." in text_of(client.get(address))
    assert PersonSkill.objects.count() == 0


def test_a_large_team_with_many_skills_costs_no_more_queries(client_for, boss, talking) -> None:
    client, unit = client_for(boss), member("Zwart").employments.get().unit
    paths = (TEAM, f"{TEAM}{member('Zwart').pk}/")
    for path in paths:
        client.get(path)
    few = [cost(client, path) for path in paths]
    for _ in range(30):
        skill, person = a_skill(), a_person()
        an_employment(person, unit)
        an_asked_skill(a_function(), skill)
        a_level(person, skill, 1)
    recompute_managers(on=clock.today())
    many = [cost(client, path) for path in paths]
    assert (many, max(few) <= 12) == (few, True)
