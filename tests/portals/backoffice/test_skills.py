"""The framework, what functions ask and totals in a browser of the back office."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.models import Person
from bekwaam.domains.skills.models import FunctionSkill, PersonSkill, Skill
from bekwaam.domains.skills.queries.framework import levels, related_to
from bekwaam.kernel.actors import Role
from tests.factories import (
    a_function,
    a_grant,
    a_level,
    a_person,
    a_skill,
    a_unit,
    an_asked_skill,
    an_employment,
)
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("S-2")
SKILLS = "/beheer/skills/"


def holder(role: Role, **values: Any) -> Person:
    person = a_person(role.value)
    a_grant(person, role, **values)
    return person


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def cost(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return reads(captured)


def said(**values: Any) -> dict[str, Any]:
    return {"label": "Gesprekken voeren", "kind": "skill", "is_active": "on", **values}


def change(client: Any, skill: Skill, values: dict[str, Any]) -> Any:
    """As the page sends it: with the moment from which its words are."""
    address = f"{SKILLS}{skill.pk}/wijzig/"
    return client.post(address, {**values, "seen_at": client.get(address).context["form"]["seen_at"].value()})


def test_the_second_keeper_of_a_skill_sees_what_stands_there_and_saves_then(client_for, noord) -> None:
    skill, client = a_skill("gesprek", "Gesprek"), client_for(holder(Role.ULC))
    address = f"{SKILLS}{skill.pk}/wijzig/"
    seen = client.get(address).context["form"]["seen_at"].value()
    assert change(client, skill, said(label="Van een ander", definition="Hun uitleg")).status_code == 302
    late = client.post(address, said(label="Van mij", seen_at=seen))
    assert (late.status_code, "Van een ander" in text_of(late), "Van mij" in text_of(late)) == (
        422,
        True,
        True,
    )
    assert [line.words for line in late.context["page"]["clash"]] == ["Van een ander", "Hun uitleg"]
    again = late.context["form"]["seen_at"].value()
    assert client.post(address, said(label="Van mij", seen_at=again)).status_code == 302
    skill.refresh_from_db()
    assert skill.label == "Van mij"


def test_the_tree_opens_storey_by_storey_and_search_goes_through_all(client_for, noord) -> None:
    group = a_skill("contact", "Contact", kind="group")
    a_skill("gesprek", "Gesprekken voeren", broader=group, alt_labels=["baliegesprek"])
    a_skill("los", "Los staande skill")
    client = client_for(holder(Role.ULC))
    asked = {
        "": ["Contact", "Los staande skill"],
        f"?onder={group.pk}": ["Gesprekken voeren"],
        "?zoek=balieg": ["Gesprekken voeren"],
        "?soort=group": ["Contact"],
        "?zoek=xx": [],
        "?onder=nergens&soort=niets": ["Contact", "Los staande skill"],
    }
    for query, labels in asked.items():
        page = client.get(SKILLS + query).context["page"].page
        assert [one.label for one in page] == labels, query


def test_a_keeper_makes_and_changes_a_skill(client_for, noord) -> None:
    group, other = a_skill("contact", kind="group"), a_skill("luisteren")
    client = client_for(holder(Role.ULC))
    sent = said(
        code="gesprek", broader="contact", another="luisteren", alt_labels="baliegesprek\nklantcontact"
    )
    assert client.post(f"{SKILLS}nieuw/", sent).status_code == 302
    skill = Skill.objects.get(code="gesprek")
    assert (skill.broader_id, skill.alt_labels, skill.is_delivered) == (
        group.pk,
        ["baliegesprek", "klantcontact"],
        False,
    )
    assert [one.pk for one in related_to(skill.pk)] == [other.pk]
    change(client, skill, {"label": "Goede gesprekken", "kind": "skill"})
    skill.refresh_from_db()
    assert (skill.label, skill.is_active, skill.broader, related_to(skill.pk)) == (
        "Goede gesprekken",
        False,
        None,
        [],
    )
    assert "Niet meer in gebruik" in text_of(client.get(f"{SKILLS}{skill.pk}/"))
    assert set(AuditFact.objects.values_list("verb", flat=True)) >= {
        "skills.skill_made",
        "skills.skill_changed",
    }


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"code": "bezet"}, "De code bezet is al van een andere skill."),
        ({"code": "x", "broader": "nergens"}, "Geen skill of groep gevonden."),
        ({"code": "x", "another": "nergens"}, "Geen skill of groep gevonden."),
        ({"code": "twee woorden"}, "Een code heeft geen spaties."),
        ({"code": "x", "label": ""}, "Vul dit in of maak een keuze"),
        ({"code": "x", "uri": "javascript:alert(1)"}, "Vul een webadres in"),
        ({"code": "x", "label": "\x00"}, "nul"),
    ],
)
def test_what_cannot_be_is_said_in_the_form_and_nothing_is_made(client_for, noord, values, words) -> None:
    a_skill("bezet")
    answer = client_for(holder(Role.ULC)).post(f"{SKILLS}nieuw/", said(**values))
    assert (answer.status_code, words.lower() in text_of(answer).lower()) == (422, True)
    assert Skill.objects.count() == 1


def test_relatives_stay_go_and_come(client_for, noord) -> None:
    one, two = a_skill("een", "Eerste"), a_skill("twee", "Tweede")
    client = client_for(holder(Role.ULC))
    client.post(f"{SKILLS}nieuw/", said(code="gesprek", another="Eerste (een)"))
    skill = Skill.objects.get(code="gesprek")
    change(client, skill, said(related=[str(one.pk)], another="twee"))
    assert related_to(Skill.objects.get(code="gesprek").pk) == [one, two]
    change(client, skill, said(related=[str(two.pk)]))
    assert related_to(Skill.objects.get(code="gesprek").pk) == [two]
    form = client.get(f"{SKILLS}{skill.pk}/wijzig/").context["form"]
    assert (form["related"].value(), "another" in form.errors) == ([str(two.pk)], False)


def test_what_hangs_under_a_skill_that_is_no_group_can_be_saved(client_for, noord) -> None:
    """As ESCO has them."""
    skill = a_skill("fijn", "Fijn", broader=a_skill("grof", "Grof"))
    client, address = client_for(holder(Role.ULC)), f"{SKILLS}{skill.pk}/wijzig/"
    shown = client.get(address).context["form"]["broader"].value()
    assert change(client, skill, said(broader=shown)).status_code == 302
    skill.refresh_from_db()
    assert (shown, skill.broader.code) == ("Grof (grof)", "grof")


def test_the_words_of_the_levels_are_those_of_the_academy(client_for, noord) -> None:
    client = client_for(holder(Role.FUNCTIONAL_ADMIN))
    words = {f"name-{number}": f"Trede {number}" for number in range(1, 5)}
    words |= {f"text-{number}": f"Je doet {number}." for number in range(1, 5)}
    assert client.post(f"{SKILLS}raamwerk/", {"name": "Ons raamwerk", **words}).status_code == 302
    assert [(one.number, one.name) for one in levels()] == [
        (number, f"Trede {number}") for number in range(1, 5)
    ]
    assert "Trede 3" in text_of(client_for(a_person()).get("/mijn-skills/"))


def test_what_a_function_asks_is_set_changed_and_dropped(client_for, noord) -> None:
    function, skill = a_function(), a_skill("gesprek")
    client, address = client_for(holder(Role.ULC)), f"{SKILLS}functies/{a_function().pk}/"
    for level in (2, 4):
        assert client.post(address, {"skill": "gesprek", "level": str(level)}).status_code == 302
    assert list(FunctionSkill.objects.values_list("function", "level")) == [(function.pk, 4)]
    assert client.post(address, {"skill": "nergens", "level": "9"}).status_code == 422
    assert client.post(f"{address}{skill.pk}/weg/").status_code == 302
    assert FunctionSkill.objects.count() == 0


def test_who_may_only_look_changes_nothing(client_for, noord) -> None:
    skill, function = a_skill("gesprek"), a_function()
    for role in (Role.AUDITOR, Role.BACKOFFICE):
        client = client_for(holder(role))
        assert client.get(f"{SKILLS}{skill.pk}/").status_code == 200
        assert client.get(f"{SKILLS}functies/{function.pk}/").status_code == 200
        for address in ("nieuw/", "raamwerk/", f"{skill.pk}/wijzig/", f"functies/{function.pk}/"):
            assert (
                client.post(SKILLS + address, said(code="x", skill="gesprek", level="2")).status_code == 403
            )
    unit_keeper = client_for(holder(Role.ULC, unit=a_unit()))
    assert unit_keeper.post(f"{SKILLS}nieuw/", said(code="x")).status_code == 422
    assert (Skill.objects.count(), FunctionSkill.objects.count()) == (1, 0)


def test_totals_have_no_names_and_blur_what_is_small(client_for, noord) -> None:
    unit, function, skill = a_unit(), a_function(), a_skill("gesprek", "Gesprekken voeren")
    rare = a_function("ZELDEN", "Zeldzaam")
    an_asked_skill(function, skill)
    an_asked_skill(rare, a_skill("zeldzaam", "Zeldzame skill"))
    an_employment(a_person(), unit, function=rare)
    people = [a_person(f"Naam{number}") for number in range(12)]
    for place, person in enumerate(people):
        an_employment(person, unit, function=function)
        if place < 10:
            a_level(person, skill, 3)
    client = client_for(holder(Role.AUDITOR))
    answer = client.get(f"{SKILLS}totalen/")
    page = answer.context["page"]
    assert [(line.skill.label, line.people, line.words) for line in page.lines] == [
        ("Gesprekken voeren", 12, "minder dan 5 nog niet")
    ]
    assert page.hidden == 1
    assert "Naam" not in text_of(answer).split("<main")[1].split("</main")[0].replace("Op naam", "")
    PersonSkill.objects.all().delete()
    lines = client.get(f"{SKILLS}totalen/").context["page"].lines
    assert [line.words for line in lines] == ["meer dan 7 nog niet"]


def test_the_list_as_a_file_can_come_in_again(client_for, noord, moment) -> None:
    from tests.domains.skills.importer.delivering import counts, previewed

    a_skill("contact", "Contact", kind="group")
    a_skill(
        "gesprek",
        "Gesprekken voeren",
        broader=Skill.objects.get(),
        alt_labels=["a b", "c"],
        definition="Tekst.",
    )
    answer = client_for(holder(Role.ULC)).get(f"{SKILLS}?formaat=csv")
    content = b"".join(answer.streaming_content)
    assert counts(previewed(content, at=moment)) == {"unchanged": 2}


@pytest.mark.parametrize("path", ["", "functies/", "totalen/", "skill", "function"])
def test_many_rows_cost_no_more_queries(client_for, noord, path) -> None:
    group, function = a_skill(kind="group"), a_function()
    an_asked_skill(function, a_skill(broader=group))
    path = {"skill": f"{group.pk}/", "function": f"functies/{function.pk}/"}.get(path, path)
    client, unit = client_for(holder(Role.ULC)), a_unit()
    client.get(SKILLS + path)
    people = [a_person() for _ in range(12)]
    for person in people:
        an_employment(person, unit, function=function)
    few = cost(client, SKILLS + path)
    for number in range(30):
        skill = a_skill(broader=group)
        a_skill()
        an_asked_skill(function, skill)
        an_asked_skill(a_function(f"F{number}", f"Functie {number}"), skill)
    assert (cost(client, SKILLS + path), few <= 12) == (few, True)


def test_the_learning_centre_delivers_a_framework_itself(client_for, noord) -> None:
    client, home = client_for(holder(Role.ULC)), "/beheer/aanleveringen/"
    assert f'href="{home}"' in text_of(client.get(SKILLS))
    file = SimpleUploadedFile("skills.csv", b"code;naam;bron\ngesprek;Gesprekken voeren;ons\n")
    answer = client.post(home, {"kind": "skills", "file": file})
    assert answer.status_code == 302
    assert client.get(answer.url).context["page"].may_carry_out
    client.post(f"{answer.url}verwerken/")
    assert [(one.code, one.is_delivered) for one in Skill.objects.all()] == [("gesprek", True)]
    other = client_for(holder(Role.AUDITOR))
    assert (other.get(home).status_code, f'href="{home}"' in text_of(other.get(SKILLS))) == (403, False)
