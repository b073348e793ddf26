"""Somebody's own skills in a browser, and what functions ask."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.people.actions import recompute_managers
from bekwaam.domains.people.models import Function, Person
from bekwaam.domains.skills.models import PersonSkill, Skill
from bekwaam.domains.skills.profiles import Wanted
from bekwaam.kernel import clock
from bekwaam.kernel.ids import new_id
from bekwaam.portals.shared.skills import offering
from tests.factories import (
    a_function,
    a_level,
    a_person,
    a_skill,
    a_unit,
    an_activity,
    an_asked_skill,
    an_employment,
)
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("S-2")
MINE, SEARCH, FUNCTIONS = "/mijn-skills/", "/mijn-skills/zoeken/", "/functies/"
ClientFor = Callable[..., Any]


@pytest.fixture
def function(noord) -> Function:
    return a_function()


@pytest.fixture
def person(function) -> Person:
    person = a_person("Collega")
    an_employment(person, a_unit(), function=function)
    return person


@pytest.fixture
def talking(function) -> Skill:
    group = a_skill("contact", "Contact met inwoners", kind="group")
    skill = a_skill("gesprek", "Gesprekken voeren", broader=group, alt_labels=["baliegesprek"])
    an_asked_skill(function, skill, 3)
    return skill


def address(skill: Skill) -> str:
    return f"{MINE}{skill.pk}/schatting/"


def cost(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return reads(captured)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_gap_is_told_in_words(client_for: ClientFor, person, talking) -> None:
    a_level(person, talking, 2)
    page = text_of(client_for(person).get(MINE))
    assert "Je functie Adviseur vraagt niveau 3 (Gevorderd)." in page
    assert "Je schat jezelf op niveau 2 (Zelfstandig)." in page
    assert "Nog 1 niveau" in page
    assert "Je hebt 0 van de 1 gevraagde skill op niveau" in page
    assert "Contact met inwoners" in page


def test_a_button_says_a_level_and_takes_it_back_without_a_script(
    client_for: ClientFor, person, talking
) -> None:
    client = client_for(person)
    answer = client.post(address(talking), {"level": "3"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{MINE}#skill-{talking.pk}")
    page = text_of(client.get(MINE))
    assert f'value="3" id="niveau-{talking.pk}-3" aria-pressed="true" data-asked' in page
    assert "Je hebt alle skills die je functie vraagt" in page
    client.post(address(talking), {"level": ""})
    assert PersonSkill.objects.filter(superseded_at__isnull=True).count() == 0


def test_with_a_script_only_the_line_and_the_figures_come_back(
    client_for: ClientFor, person, talking
) -> None:
    answer = client_for(person).post(address(talking), {"level": "3"}, headers={"HX-Request": "true"})
    page = text_of(answer)
    assert page.startswith(f'<li class="bk-skill" id="skill-{talking.pk}">')
    assert 'id="skills-cijfers" hx-swap-oob="true"' in page
    assert "Je schatting staat erin." in page


@pytest.mark.parametrize("said", [{}, {"level": "5"}, {"level": "-1"}, {"level": "twee"}, {"level": "3 "}])
def test_what_is_no_level_is_refused_in_words(client_for: ClientFor, person, talking, said) -> None:
    client = client_for(person)
    assert client.post(address(talking), said).status_code == 302
    assert "Kies een niveau van 1 tot en met 4." in text_of(client.get(MINE))
    assert PersonSkill.objects.count() == 0


def test_a_group_takes_no_level(client_for: ClientFor, person, talking) -> None:
    client = client_for(person)
    client.post(address(talking.broader), {"level": "2"})
    assert "Dit is een groep skills." in text_of(client.get(MINE))


def test_a_skill_is_found_by_another_word_and_added(client_for: ClientFor, person, talking) -> None:
    a_skill("zwemles", "Zwemles geven")
    client = client_for(person)
    found = client.get(SEARCH, {"zoek": "BALIE"}).context["page"]
    assert [line.label for line in found.lines] == ["Gesprekken voeren"]
    back = client.post(address(talking), {"level": "1", "van": "zoeken", "zoek": "balie"})
    assert back.headers["Location"] == f"{SEARCH}?zoek=balie#skill-{talking.pk}"
    assert client.get(SEARCH, {"zoek": "%"}).context["page"].lines == []


def test_a_skill_of_another_academy_does_not_exist(client_for: ClientFor, person, zuid, within) -> None:
    with within(zuid):
        strange = a_skill()
    assert client_for(person).post(address(strange), {"level": "1"}).status_code == 404


def test_the_page_names_who_sees_it(client_for: ClientFor, noord) -> None:
    boss, person = a_person("Baas"), a_person("Collega")
    an_employment(person, a_unit(leader_number=boss.personnel_number))
    recompute_managers(on=clock.today())
    page = text_of(client_for(person).get(f"{MINE}wie-ziet-dit/"))
    assert "Noor Baas" in page
    assert "Geeft leiding aan je." in page


def test_an_empty_profile_says_what_to_do(client_for: ClientFor, noord) -> None:
    page = text_of(client_for(a_person()).get(MINE))
    assert "Je functie vraagt nog geen skills" in page


@pytest.mark.eis("S-14")
def test_another_function_is_compared_with_what_somebody_has(client_for: ClientFor, person, talking) -> None:
    other, law = a_function("JUR", "Jurist"), a_skill("awb", "Algemene wet bestuursrecht")
    an_asked_skill(other, talking, 2)
    an_asked_skill(other, law, 4)
    a_level(person, talking, 2)
    client = client_for(person)
    page = client.get(f"{FUNCTIONS}{other.pk}/")
    assert page.context["page"].title == "Je hebt 1 van de 2 skills op niveau"
    lines = [line for *_, lines in page.context["page"].groups for line in lines]
    assert [(line.label, line.sentence, line.words) for line in lines] == [
        (
            "Gesprekken voeren",
            "Vraagt niveau 2 (Zelfstandig). Je staat op niveau 2 (Zelfstandig).",
            "Op niveau",
        ),
        ("Algemene wet bestuursrecht", "Vraagt niveau 4 (Expert).", "Nog niets ingevuld"),
    ]
    listed = client.get(FUNCTIONS).context["page"].lines
    assert [(line.name, line.fit.met, line.is_own) for line in listed] == [
        ("Jurist", 1, False),
        ("Adviseur", 0, True),
    ]
    by_name = client.get(FUNCTIONS, {"volgorde": "naam", "zoek": "jur"}).context["page"].lines
    assert [line.name for line in by_name] == ["Jurist"]


@pytest.mark.eis("S-2")
def test_offering_that_closes_a_gap_stands_at_it_when_its_reader_sees_it(
    client_for: ClientFor, person, talking
) -> None:
    """The gap is at level 3 and starts at nothing; what leads nowhere near comes last, what is hidden not at all."""
    hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=person.pk),))
    an_activity(title="Geheime gesprekken", skill_levels=((talking.pk, 3),), policies=[hidden])
    an_activity(title="Iets anders", skill_levels=((a_skill().pk, 3),))
    first = an_activity(title="Eerste gesprekken", skill_levels=((talking.pk, 1),))
    good = an_activity(title="Goede gesprekken", skill_levels=((talking.pk, 3),))
    page = text_of(client_for(person).get(MINE))
    links = [
        f'<a href="/aanbod/{one.pk}/">{title}</a>'
        for one, title in ((good, "Goede gesprekken"), (first, "Eerste gesprekken"))
    ]
    assert ", ".join(links) in page
    assert ("Geheime gesprekken" in page, "Iets anders" in page) == (False, False)


@pytest.mark.parametrize(
    ("leads_to", "wanted", "missing", "is_help"),
    [(3, 3, 1, True), (2, 3, 1, False), (2, 3, 2, True), (4, 3, 1, True), (1, 1, 1, True)],
)
def test_only_what_leads_higher_helps(leads_to: int, wanted: int, missing: int, is_help: bool) -> None:
    assert offering.helps(leads_to, Wanted(new_id(), wanted, missing)) is is_help


@pytest.mark.parametrize("path", [MINE, SEARCH, FUNCTIONS, "function"])
def test_many_rows_cost_no_more_queries(client_for: ClientFor, person, function, talking, path) -> None:
    client, path = client_for(person), f"{FUNCTIONS}{function.pk}/" if path == "function" else path
    client.get(path)
    few = cost(client, path)
    for number in range(30):
        skill = a_skill(broader=talking.broader)
        an_asked_skill(function, skill)
        an_asked_skill(a_function(f"F{number}", f"Functie {number}"), skill)
        a_level(person, skill, 2)
    assert (cost(client, path), few <= 12) == (few, True)
